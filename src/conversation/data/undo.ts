import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Change } from '../../partner/change.ts';
import { withoutFormerRoles } from '../../partner/formerUser.ts';
import type { ChangedFact, PastChange } from '../../partner/pastChange.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { differencesOf, isSameTouched, revertFacts } from '../../partner/revertFacts.ts';
import { CONTOSO } from '../../partner/sample.ts';
import { isOnly } from '../../reading/isOnly.ts';
import { AREA_IDS, AZURE_AREAS } from '../../scoring/designations.ts';
import type { Asking, KnowingPeople, LookingBack, Speaking } from '../asking/asking.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import { defineCommand, onPress } from '../command.ts';
import { tellPeople } from '../people/people.ts';
import { tellPlanned } from '../plans/planned.ts';
import { definePress } from '../press.ts';
import type { Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { leavesNoOwner } from '../rights/grant.ts';
import { tellRoles } from '../rights/roles.ts';
import { tellScoreOf } from '../scores/tellScore.ts';
import { tellAnniversary } from '../settings/anniversary.ts';
import { tellSettings } from '../settings/settings.ts';
import { summariseFacts, summariseTakenBack } from '../wording/describeFacts.ts';
import { nameColleague } from '../wording/nameColleague.ts';
import { mayKnowWho, sayWhen } from './audit.ts';

const MOST_PHRASES = 4;
// Far more than are likely to lie between a card and its press; of older ones it is only said that there are some.
const LATER_CHANGES_LOOKED_AT = 100;

export const undoPress = definePress('undo', { change: z.string().min(1).max(200) });

/** The last change, in other words. */
const WHAT = new Set(['last', 'latest', 'change', 'that', 'it', 'ultimo', 'ultima', 'cambio', 'anterior']);

export const undoCommand = defineCommand({
  name: 'undo',
  words: { en: ['revert'], es: ['deshacer', 'deshaz'] },
  role: 'editor',
  help: 'audit',
  inMenu: false,
  examples: ['undo'],
  read: (rest) => (isOnly(rest, WHAT) ? {} : undefined),
  asked: {
    as: {
      en: ['I made a mistake', ...['how do I take back a change', 'that was wrong', 'I entered the wrong number']],
      es: ['me equivoqué', ...['cómo deshago un cambio', 'eso estaba mal', 'me he equivocado de número']],
    },
    read: () => ({}),
  },
  answer: (context) => undoChange(context, null),
  presses: [onPress(undoPress, 'editor', (context, { change }) => undoChange(context, change))],
});

/** Takes back one change, or the last one where none is named. That is a change too, and can be taken back. */
async function undoChange(
  context: Changing & LookingBack & KnowingPeople & Speaking,
  id: string | null,
): Promise<Reply> {
  const latest = await context.listChanges({ before: null, most: id === null ? 1 : LATER_CHANGES_LOOKED_AT });
  const past = id === null ? (latest.changes[0] ?? null) : await context.readChange(id);
  if (past === null || past.by.id === CONTOSO.id) return tell({ key: 'undo.nothing' });
  // Smaller ids are later ones.
  const later = latest.changes.filter((change) => change.id < past.id);
  return context.change((record) => decideUndo(context, record, past, later));
}

function decideUndo(
  context: Asking & KnowingPeople & Speaking,
  record: PartnerRecord,
  past: PastChange,
  later: readonly PastChange[],
): Decided {
  const facts = withoutSideEffects(past.facts);
  const reverted = revertFacts(record, facts);
  if (reverted.kind === 'in the way') return keep(tellInTheWay(context, past, reverted.facts, later));
  const { change, keptOwner } = keepAnOwner(context, record, withoutFormerRoles(reverted.change));
  if (change.length === 0) return keep(tell({ key: keptOwner ? 'undo.lastOwner' : 'undo.asBefore' }));
  const done: Line = {
    key: past.by.id === context.me.id || !mayKnowWho(context) ? 'undo.done' : 'undo.doneOf',
    values: {
      what: summariseTakenBack(context.words, facts, MOST_PHRASES),
      who: nameColleague(context.words, past.by),
    },
  };
  return {
    kind: 'change',
    change,
    reply: (after) =>
      withNotices(tellAfter(context, after, change), done, ...(keptOwner ? [{ key: 'undo.lastOwner' }] : [])),
  };
}

/** Whoever became owner by the first change stays owner when that is taken back: roles are taken back by themselves. */
function withoutSideEffects(facts: readonly ChangedFact[]): readonly ChangedFact[] {
  const isAboutRoles = facts.every((fact) => differencesOf(fact).every(({ path }) => isRole(path[0])));
  if (isAboutRoles) return facts;
  return facts.map((fact) =>
    fact.kind === 'settings'
      ? { ...fact, before: { ...fact.before, owners: fact.after.owners, editors: fact.after.editors } }
      : fact,
  );
}

function isRole(setting: string | undefined): boolean {
  return setting === 'owners' || setting === 'editors';
}

function keepAnOwner(context: Asking & KnowingPeople, { settings }: PartnerRecord, change: Change) {
  let keptOwner = false;
  const kept = change.flatMap((write) => {
    if (write.kind !== 'settings' || context.partner === 'sample') return [write];
    if (settings.owners.length === 0 || !leavesNoOwner(settings, write.after, context)) return [write];
    keptOwner = true;
    const after = { ...write.after, owners: settings.owners };
    return isDeepStrictEqual(after, settings) ? [] : [{ ...write, after }];
  });
  return { change: kept, keptOwner };
}

function tellInTheWay(
  context: Asking,
  past: PastChange,
  facts: readonly ChangedFact[],
  later: readonly PastChange[],
): Reply {
  const { words } = context;
  const latest = later.find((change) => change.facts.some((each) => facts.some((fact) => isSameTouched(fact, each))));
  const values = { what: summariseFacts(words, past.facts, MOST_PHRASES) };
  const lines: Line[] =
    latest === undefined
      ? [{ key: 'undo.inTheWay', values }]
      : [
          { key: 'undo.inTheWay', values },
          {
            key: mayKnowWho(context) ? 'undo.later' : 'undo.later.reader',
            values: {
              when: sayWhen(context, latest),
              who: nameColleague(words, latest.by),
              what: summariseFacts(words, latest.facts, MOST_PHRASES),
            },
          },
        ];
  return {
    kind: 'text',
    title: { key: 'undo.title' },
    lines: [...lines, { key: 'undo.unchanged' }],
    buttons: [
      { label: 'button.audit', action: { a: 'say', say: 'audit' } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
    privately: 'audit',
  };
}

/** What the change was about, as it is now. */
function tellAfter(context: Asking & KnowingPeople & Speaking, record: PartnerRecord, change: Change): Reply {
  const owners = new Set(change.flatMap((write) => (write.kind === 'figures' ? [write.owner] : [])));
  if (owners.size > 0) {
    const areas = AREA_IDS.filter((area) => owners.has(area));
    return tellScoreOf(context, owners.has('azure') ? [...AZURE_AREAS, ...areas] : areas, record);
  }
  if (change.some(({ kind }) => kind === 'person')) return tellPeople(context, record);
  if (!isDeepStrictEqual(context.record.settings.assignments, record.settings.assignments)) {
    return tellPlanned(context, record);
  }
  if (context.record.settings.anniversary !== record.settings.anniversary) return tellAnniversary(context, record);
  const { owners: before, editors } = context.record.settings;
  const hasRolesChanged = !isDeepStrictEqual([before, editors], [record.settings.owners, record.settings.editors]);
  return hasRolesChanged ? tellRoles(context, record) : tellSettings(context, record);
}

function tell(line: Line): Reply {
  return {
    kind: 'text',
    title: { key: 'undo.title' },
    lines: [line],
    buttons: [
      { label: 'button.audit', action: { a: 'say', say: 'audit' } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
  };
}
