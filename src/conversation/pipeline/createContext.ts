import { createDiscreetWords } from '../../language/discreetWords.ts';
import type { PartnerArchive } from '../../partner/archive.ts';
import { dayOf } from '../../partner/dayState.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import type { UsageStores } from '../../partner/reports/usageStore.ts';
import type { Operation, PartnerStore } from '../../partner/store.ts';
import type { Solve } from '../../planning/program.ts';
import type { RuleSets } from '../../scoring/inForce.ts';
import { recallAudience } from '../access/disclosure.ts';
import type { TakingTime } from '../asking/asking.ts';
import type { Everything } from '../asking/everything.ts';
import { createKeptData } from '../asking/keptData.ts';
import { createKeptMonths } from '../asking/keptUsage.ts';
import { COMMANDS } from '../commands.ts';
import { announceAssignments } from '../reminders/announce.ts';
import { createReminderBook, type ReminderBookParts } from '../reminders/createReminderBook.ts';
import { findLastQualified } from '../scores/findLastQualified.ts';
import type { Turn } from '../turn.ts';
import type { Admitted } from './admit.ts';
import { changePartner } from './changePartner.ts';
import { welcomeMark } from './installation.ts';
import type { Permit } from './permit.ts';
import { enterSample, leaveSample, sampleOf } from './sampleChat.ts';

export interface ContextParts extends ReminderBookParts {
  readonly store: PartnerStore;
  readonly ruleSets: RuleSets;
  /** Entra object ids and mails of OWNERS. */
  readonly owners: readonly string[];
  readonly archive: PartnerArchive;
  readonly usage: UsageStores;
  readonly solve: Solve;
}

export interface Occasion {
  readonly turn: Turn;
  /** Today (ISO), where the reader is. */
  readonly day: string;
  readonly admitted: Admitted;
  readonly permit: Permit;
  readonly operation: Operation;
  readonly showProgress: TakingTime['showProgress'];
}

const HELP_TOPICS = [...new Set(COMMANDS.flatMap(({ help }) => (help === null || help === 'names' ? [] : [help])))];

/** All that a command may need, about the numbers of the partner or of the chat's sample. */
export function createContext(
  parts: ContextParts,
  occasion: Occasion,
  about: 'partner' | 'sample',
  record: PartnerRecord,
): Everything {
  const { store, places, ruleSets, owners, archive, solve } = parts;
  const { turn, day, admitted, permit, operation, showProgress } = occasion;
  const { page, speech, mail } = admitted;
  const chat = sampleOf(turn.tenantId, turn.chat.id);
  const key = about === 'sample' ? chat.sample : chat.real;
  const showNames = permit.disclosure === 'names' || about === 'sample';
  const statesSince = new Map<string, ReturnType<typeof readStates>>();
  const context: Everything = {
    ...{ turn, partner: about, record, day, me: operation.by, mail, access: permit.access, showNames, ruleSets },
    ...{ speech, solve, namedOwners: owners, helpTopics: HELP_TOPICS, showProgress },
    // The language may be another one by the end of the turn.
    get words() {
      return showNames ? speech.words : createDiscreetWords(speech.words);
    },
    kept: createKeptData({
      archive,
      turn,
      marks: [chat.mark, welcomeMark(turn)],
      hasNamedOwners: owners.length > 0,
    }),
    usage: createKeptMonths(parts.usage, key, turn),
    reminders: createReminderBook(parts, turn, page.chat),
    audience: () => recallAudience(places, page.chat, turn),
    listMembers: () => places.listMembers(turn.tenantId),
    listChanges: (wanted) => store.listChanges(key, wanted),
    listStates,
    readChange: (id) => store.readChange(key, id),
    findLastQualified: (area, window) =>
      findLastQualified({ record, ruleSets, today: day, utcDay: dayOf(turn.now), listStates }, area, window),
    change: (decide) =>
      changePartner({ store, key, operation, needed: permit.needed, owners, announce }, context, decide),
    sample: {
      enter: async () => createContext(parts, occasion, 'sample', await enterSample(parts, turn, operation, day)),
      async leave() {
        await leaveSample(parts, turn);
        return createContext(parts, occasion, 'partner', page.record);
      },
    },
  };
  return context;

  /** Once in a turn, though an overview asks for each of its areas. */
  function listStates(from: string) {
    const found = statesSince.get(from) ?? readStates(from);
    statesSince.set(from, found);
    return found;
  }

  /** A clock that was ahead may have left days that are still to come. */
  async function readStates(from: string) {
    return (await store.listStates(key, from)).filter((state) => state.day <= dayOf(turn.now));
  }

  async function announce(before: PartnerRecord, after: PartnerRecord) {
    return about === 'sample' ? [] : announceAssignments({ ...parts, turn }, before, after);
  }
}
