import type { PartnerPage } from '../../partner/store.ts';
import { type HeldLease, holdLease } from './holdLease.ts';
import type { Acquired, Leases } from './leases.ts';
import { createPace } from './pace.ts';

const PAGE_AGE_MS = 5_000;

/** The one run of a tenant's deliveries, which keeps Teams' limits because no other instance has one at the same time. */
export interface TenantRun {
  /** Whether it is still this instance's and goes on: nothing may be sent otherwise. */
  isOn(): boolean;
  /** Waits for the tenant's next call, and for that of the place where one is written to. False when the run is not on any more. */
  takeTurn(place: string | null): Promise<boolean>;
  /** Makes a call of Teams, once its turn has come. */
  withinLimit<Answer>(call: () => Promise<Answer>): Promise<Answer>;
  /** Resolves when it has been this instance's for so long. */
  heldFor(ms: number): Promise<void>;
  /** False where it is under way already: the same delivery may be named by two messages. */
  begin(delivery: string): boolean;
  finish(delivery: string): void;
  /** The partner as of some seconds ago at the most: its chats are told the same facts, read once. */
  readPartner(): Promise<PartnerPage>;
  /** Everybody waits so long: Teams asked for it. */
  holdFor(ms: number): void;
  /** Nobody gets a turn any more. */
  end(): void;
  leave(): Promise<void>;
}

export type Entered = { readonly kind: 'entered'; readonly run: TenantRun } | { readonly kind: 'elsewhere' };

export interface TenantRunParts {
  readonly leases: Leases;
  /** Milliseconds of a clock that nobody moves. */
  monotonicMs(): number;
  readPartner(tenantId: string): Promise<PartnerPage>;
}

type Started = { readonly kind: 'held'; readonly run: Omit<TenantRun, 'leave'>; readonly lease: HeldLease };
type NotStarted = Extract<Acquired, { kind: 'taken' }>;

/** The run of a tenant, for all of this instance that take part in it. */
interface SharedRun {
  readonly started: Promise<Started | NotStarted>;
  users: number;
}

/** The runs of this instance. What is kept here is how fast it goes; who may go at all is the lease in storage. */
export function createTenantRuns({ leases, monotonicMs, readPartner }: TenantRunParts) {
  const runs = new Map<string, SharedRun>();
  const leaving = new Map<string, Promise<void>>();

  async function start(tenantId: string): Promise<Started | NotStarted> {
    // Its own lease would look like somebody else's.
    await leaving.get(tenantId);
    const askedAtMs = monotonicMs();
    const acquired = await leases.acquire(`tenant ${tenantId}`);
    if (acquired.kind === 'taken') return acquired;
    const lease = holdLease(acquired, { termMs: leases.termMs, askedAtMs, monotonicMs });
    const run = createRun(lease, { monotonicMs, readPartner: () => readPartner(tenantId) });
    return { kind: 'held', run, lease };
  }

  /** Who comes from now on starts anew; who is in it may go on with it. */
  function forget(tenantId: string, shared: SharedRun): void {
    if (runs.get(tenantId) === shared) runs.delete(tenantId);
  }

  async function leave(tenantId: string, shared: SharedRun, lease: HeldLease): Promise<void> {
    shared.users -= 1;
    if (shared.users > 0) return;
    forget(tenantId, shared);
    const released = lease.release();
    const settled = released
      .catch(() => undefined)
      .finally(() => {
        if (leaving.get(tenantId) === settled) leaving.delete(tenantId);
      });
    leaving.set(tenantId, settled);
    await released;
  }

  return {
    async enter(tenantId: string): Promise<Entered> {
      const shared = runs.get(tenantId) ?? { started: start(tenantId), users: 0 };
      shared.users += 1;
      runs.set(tenantId, shared);
      const started = await shared.started.catch((error: unknown) => {
        forget(tenantId, shared);
        throw error;
      });
      if (started.kind === 'taken') {
        forget(tenantId, shared);
        return { kind: 'elsewhere' };
      }
      // Those who are still in it would keep it from ever starting anew.
      if (!started.run.isOn()) forget(tenantId, shared);
      return { kind: 'entered', run: { ...started.run, leave: () => leave(tenantId, shared, started.lease) } };
    },
  };
}

export type TenantRuns = ReturnType<typeof createTenantRuns>;

interface RunParts {
  monotonicMs(): number;
  readPartner(): Promise<PartnerPage>;
}

function createRun(lease: HeldLease, { monotonicMs, readPartner }: RunParts): Omit<TenantRun, 'leave'> {
  const pace = createPace(monotonicMs);
  const underWay = new Set<string>();
  let isEnded = false;
  let page: { readonly read: Promise<PartnerPage>; readonly atMs: number } | null = null;
  const isOn = () => lease.isHeld() && !isEnded;
  return {
    isOn,
    async takeTurn(place) {
      await pace.takeTurn(place);
      return isOn();
    },
    withinLimit: pace.withinLimit,
    heldFor: lease.heldFor,
    begin(delivery) {
      if (underWay.has(delivery)) return false;
      underWay.add(delivery);
      return true;
    },
    finish: (delivery) => void underWay.delete(delivery),
    readPartner() {
      if (page === null || monotonicMs() - page.atMs > PAGE_AGE_MS) {
        page = { read: readPartner(), atMs: monotonicMs() };
        page.read.catch(() => {
          page = null;
        });
      }
      return page.read;
    },
    holdFor: pace.holdFor,
    end() {
      isEnded = true;
    },
  };
}
