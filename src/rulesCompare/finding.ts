/** One thing that a comparison has to say. */
export interface Finding {
  /**
   * `differs`, `new`, `gone` and `renamed` are differences. `not found`: the page could not be read there, which says nothing
   * of whether it differs. `note`: worth knowing, and no difference.
   */
  readonly kind: 'differs' | 'new' | 'gone' | 'renamed' | 'not found' | 'note';
  readonly text: string;
}

export interface Comparison {
  readonly findings: readonly Finding[];
  /** How many numbers and names were found and are the same. */
  readonly same: number;
}

export function joinComparisons(all: readonly Comparison[]): Comparison {
  const findings = all.flatMap((each) => each.findings);
  // Tracks share sentences and lists, so the same thing may be found for both.
  const told = new Map(findings.map((finding) => [`${finding.kind} ${finding.text}`, finding]));
  return { findings: [...told.values()], same: all.reduce((sum, { same }) => sum + same, 0) };
}

/** Whether a comparison may be taken for "nothing differs": all of it was found, and is the same. */
export function isSame({ findings }: Comparison): boolean {
  return findings.every(({ kind }) => kind === 'note');
}
