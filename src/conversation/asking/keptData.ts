import { createHash } from 'node:crypto';
import type { Draft, PartnerArchive } from '../../partner/archive.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { isRecent } from '../access/isRecent.ts';
import type { Turn } from '../turn.ts';

const HOURS_KEPT = 24;

/** All that is kept of the partner and of the person who asks, bound to both. Nothing here is about a sample. */
export interface KeptData {
  listChanges(): Promise<readonly unknown[]>;
  listStates(): Promise<readonly unknown[]>;
  /** False when it is too large to be kept. */
  keepDraft(id: string, json: string): Promise<boolean>;
  /** Null where none waits, or for longer than a day. */
  readDraft(): Promise<Draft | null>;
  dropDraft(): Promise<void>;
  removeEverything(): Promise<void>;
  forgetMe(): Promise<'forgotten' | 'last owner'>;
}

export interface KeptDataParts {
  readonly archive: PartnerArchive;
  readonly turn: Turn;
  /** The marks of the person's own chat. */
  readonly marks: readonly string[];
  /** Whether OWNERS names somebody, so that no stored owner need remain. */
  readonly hasNamedOwners: boolean;
}

export function createKeptData({ archive, turn, marks, hasNamedOwners }: KeptDataParts): KeptData {
  const { tenantId, user, now } = turn;
  return {
    listChanges: () => archive.listChanges(tenantId),
    listStates: () => archive.listStates(tenantId),
    keepDraft: (id, json) => archive.keepDraft(tenantId, user.id, { id, at: now, json }),
    async readDraft() {
      const draft = await archive.readDraft(tenantId, user.id);
      return draft !== null && isRecent(HOURS_KEPT, draft.at, now) ? draft : null;
    },
    dropDraft: () => archive.dropDraft(tenantId, user.id),
    removeEverything: () => archive.removeEverything(tenantId),
    forgetMe: () => archive.forget(tenantId, user, { mayLeaveNoOwner: hasNamedOwners, marks }),
  };
}

/** Tells whether the facts are still those that a question was about. */
export function fingerprint(record: PartnerRecord): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('base64url');
}
