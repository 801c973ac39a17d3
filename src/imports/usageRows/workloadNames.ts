/** Rows that are understood and count for nothing. */
export interface LeftOut {
  /** Without a link by which partners are scored. */
  readonly unlinked: number;
  /** Of workloads that the area is not measured by. */
  readonly otherWorkloads: number;
  /** Some of these workloads, as the file writes them. */
  readonly otherNames: ReadonlySet<string>;
}

const MOST_NAMES = 20;
const MOST_KNOWN = 2000;
const LONGEST_NAME = 60;

/** Reads each name of a workload once, and keeps some of those that are of other workloads. */
export function createWorkloadNames<Workload>(read: (text: string) => Workload | null) {
  const workloads = new Map<string, Workload | null>();
  const otherNames = new Set<string>();

  function workloadOf(text: string): Workload | null {
    let workload = workloads.get(text);
    if (workload === undefined) {
      workload = read(text);
      if (workloads.size < MOST_KNOWN) workloads.set(text, workload);
      const name = text.trim().slice(0, LONGEST_NAME);
      if (workload === null && name !== '' && otherNames.size < MOST_NAMES) otherNames.add(name);
    }
    return workload;
  }

  return { workloadOf, otherNames };
}
