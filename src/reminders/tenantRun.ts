import { setTimeout as wait } from 'node:timers/promises';
import type { PartnerPage } from '../partner/store.ts';
import type { Acquired, Leases } from './ports.ts';

/** Teams lets an app make 50 calls a second in a tenant; some are left for answers. Source: Teams' rate limits for bots. */
const CALLS_A_SECOND = 48;
/** Teams lets a bot write 7 messages a second into one conversation, 60 in 30 seconds, 1,800 in an hour: no more than one each two seconds. */
const PAUSE_OF_A_PLACE_MS = 2_000;
// So that one failed try does no harm.
const RENEWALS_A_TERM = 3;
const PAGE_AGE_MS = 5_000;

/** The one run of a tenant's deliveries, which keeps Teams' limits because no other instance has one at the same time. */
export interface TenantRun {
  /** Waits for this place's turn, and for the tenant's. False when the run was lost meanwhile: nothing may be sent then. */
  takeTurn(place: string): Promise<boolean>;
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

export type Entered =
  | { readonly kind: 'entered'; readonly run: TenantRun }
  | { readonly kind: 'elsewhere'; readonly until: Extract<Acquired, { kind: 'taken' }>['until'] };

export interface TenantRunParts {
  readonly leases: Leases;
  /** Milliseconds of a clock that nobody moves. */
  monotonicMs(): number;
  readPartner(tenantId: string): Promise<PartnerPage>;
}

/** The runs of this instance. What is kept here is how fast it goes; who may go at all is the lease in storage. */
export function createTenantRuns({ leases, monotonicMs, readPartner }: TenantRunParts) {
  const runs = new Map<string, { readonly entered: Promise<Entered>; users: number }>();

  async function start(tenantId: string): Promise<Entered> {
    const lease = await leases.acquire(`tenant ${tenantId}`);
    if (lease.kind === 'taken') return { kind: 'elsewhere', until: lease.until };
    let isOurs = true;
    let isEnded = false;
    const underWay = new Set<string>();
    const renewal = setInterval(async () => {
      isOurs = isOurs && (await lease.renew().catch(() => false));
    }, leases.termMs / RENEWALS_A_TERM);
    let next = 0;
    const nextOfPlace = new Map<string, number>();
    let page: { readonly read: Promise<PartnerPage>; readonly atMs: number } | null = null;
    const run: TenantRun = {
      async takeTurn(place) {
        const turn = Math.max(monotonicMs(), next, nextOfPlace.get(place) ?? 0);
        // Spaced evenly: a burst after a pause would add to one that another instance just made.
        next = Math.max(monotonicMs(), next) + 1000 / CALLS_A_SECOND;
        nextOfPlace.set(place, turn + PAUSE_OF_A_PLACE_MS);
        const ms = turn - monotonicMs();
        if (ms > 0) await wait(ms);
        return isOurs && !isEnded;
      },
      readPartner() {
        if (page === null || monotonicMs() - page.atMs > PAGE_AGE_MS) {
          page = { read: readPartner(tenantId), atMs: monotonicMs() };
          page.read.catch(() => {
            page = null;
          });
        }
        return page.read;
      },
      begin(delivery) {
        if (underWay.has(delivery)) return false;
        underWay.add(delivery);
        return true;
      },
      finish: (delivery) => void underWay.delete(delivery),
      end() {
        isEnded = true;
      },
      holdFor(ms) {
        next = Math.max(next, monotonicMs() + ms);
      },
      async leave() {
        const own = runs.get(tenantId);
        if (own === undefined) return;
        own.users -= 1;
        if (own.users > 0) return;
        runs.delete(tenantId);
        clearInterval(renewal);
        if (isOurs) await lease.release();
      },
    };
    return { kind: 'entered', run };
  }

  return {
    async enter(tenantId: string): Promise<Entered> {
      const own = runs.get(tenantId) ?? { entered: start(tenantId), users: 0 };
      own.users += 1;
      runs.set(tenantId, own);
      const entered = await own.entered.catch((error: unknown) => {
        runs.delete(tenantId);
        throw error;
      });
      if (entered.kind === 'elsewhere') runs.delete(tenantId);
      return entered;
    },
  };
}

export type TenantRuns = ReturnType<typeof createTenantRuns>;
