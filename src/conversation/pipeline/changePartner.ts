import { applyChange, type Change, type FactWrite } from '../../partner/change.ts';
import { createDayState, dayOf } from '../../partner/dayState.ts';
import type { Colleague, PartnerRecord } from '../../partner/record.ts';
import {
  ChangeTooLarge,
  type Decision,
  type Operation,
  type PartnerKey,
  type PartnerStore,
  StorageAway,
} from '../../partner/store.ts';
import { type Access, accessOf, isEnough, type Role, roleForChange } from '../access/access.ts';
import { tellRefused, tellTooLarge } from '../access/refusals.ts';
import type { Asking, LookingBack } from '../asking/asking.ts';
import type { Decided } from '../asking/changing.ts';
import type { Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { recallPassesIn } from '../scores/earlierPass.ts';
import { tellScore } from '../scores/tellScore.ts';

export interface ChangeParts {
  readonly store: PartnerStore;
  readonly key: PartnerKey;
  readonly operation: Operation;
  /** What the command or button needs at least. */
  readonly needed: Role;
  /** Entra object ids and mails of OWNERS. */
  readonly owners: readonly string[];
  /** Has those told for whom something was planned; says so. */
  announce(before: PartnerRecord, after: PartnerRecord): Promise<readonly Line[]>;
}

type TellAfter = (record: PartnerRecord) => Reply;

/** Carries out a decided change if the person may make it; the first member to change something becomes owner. */
export async function changePartner(
  parts: ChangeParts,
  context: Asking & LookingBack,
  decide: (record: PartnerRecord) => Decided,
): Promise<Reply> {
  const { store, key, operation, needed, owners } = parts;
  if (needed === 'reader')
    throw new Error(`"${operation.said}" changes something, so its command or press needs a role`);
  const changed = await store
    .change<TellAfter>(key, operation, (record): Decision<TellAfter> => {
      const access: Access =
        key.sampleOf === null ? accessOf(record, context.turn, context.mail, owners) : { kind: 'owner' };
      if (!isEnough(access, needed)) return refuse(access, needed, record);
      const decided = decide(record);
      if (decided.kind === 'keep') return { kind: 'keep', outcome: () => decided.reply };
      const neededForThis = roleForChange(record, decided.change);
      if (!isEnough(access, neededForThis)) return refuse(access, neededForThis, record);
      const state =
        key.sampleOf === null
          ? { state: createDayState(applyChange(record, decided.change), dayOf(operation.at), context.ruleSets) }
          : {};
      if (access.kind !== 'becomes owner') {
        return { kind: 'change', change: decided.change, outcome: decided.reply, ...state };
      }
      return {
        ...{ kind: 'change', ...state },
        change: addOwner(decided.change, record, context.me),
        outcome: (after) => withNotices(decided.reply(after), { key: 'notice.becameOwner' }),
      };
    })
    .catch((error: unknown) => {
      if (error instanceof ChangeTooLarge) return null;
      throw error;
    });
  if (changed === null) return tellTooLarge();
  switch (changed.kind) {
    case 'changed': {
      const announced = await parts.announce(changed.before, changed.after);
      const told = changed.outcome(changed.after);
      // The change is made, so it is told whatever becomes of looking back.
      const reply = await recallPassesIn(context, told).catch((error: unknown) => {
        if (error instanceof StorageAway) return told;
        throw error;
      });
      return { ...reply, undo: changed.change, notices: [...(reply.notices ?? []), ...announced] };
    }
    case 'kept':
      return changed.outcome(changed.record);
    case 'repeated':
      return withNotices(tellScore(context, null, changed.record), { key: 'notice.repeated' });
  }
}

function refuse(access: Access, needed: Role, record: PartnerRecord): Decision<TellAfter> {
  return { kind: 'keep', outcome: () => tellRefused(access, needed, record) };
}

function addOwner(change: Change, record: PartnerRecord, owner: Colleague): Change {
  const written = change.find((write) => write.kind === 'settings');
  const settings = written?.after ?? record.settings;
  const others = settings.owners.filter(({ id }) => id !== owner.id);
  const write: FactWrite = { kind: 'settings', after: { ...settings, owners: [...others, owner] } };
  return [write, ...change.filter((each) => each !== written)];
}
