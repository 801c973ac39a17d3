import { z } from 'zod';
import { figureName } from '../../language/figureWords.ts';
import { figureOwner, withTyped } from '../../partner/facts.ts';
import { withPreference } from '../../partner/reports/usage.ts';
import { readSettable } from '../../reading/figureNames.ts';
import { foldText } from '../../reading/foldText.ts';
import { parseAmount } from '../../reading/parseAmount.ts';
import { readSetting } from '../../reading/readSetting.ts';
import { type Settable, settablesOf } from '../../reading/settables.ts';
import { AREA_IDS, type AreaId, TRACKS_SCORED } from '../../scoring/designations.ts';
import { FIGURES } from '../../scoring/figures.ts';
import { isEnough } from '../access/access.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand, onPress } from '../command.ts';
import { definePress } from '../press.ts';
import type { Button, Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { tellScore } from '../scores/tellScore.ts';
import { isUnusual } from './isUnusual.ts';
import { factOf, listSettables } from './listSettables.ts';
import { askPeople, readTotals, setPeople } from './setPeople.ts';
import { setTrack } from './setTrack.ts';

/** A number that is far more than usual, as it was typed, and meant all the same. */
const setUnusualPress = definePress('set-unusual', { area: z.enum(AREA_IDS), text: z.string().min(1).max(200) });

export const setCommand = defineCommand({
  name: 'set',
  words: { en: [], es: ['poner', 'pon', 'fijar', 'fija'] },
  role: 'editor',
  help: 'set',
  inMenu: false,
  examples: ['set data customers 9'],
  read: readSetting,
  changes: ({ area, rest }) => isWish(area, rest),
  answer: (context, { area, rest }) => setFigure(context, area, rest),
  presses: [onPress(setUnusualPress, 'editor', (context, { area, text }) => setFigure(context, area, text, true))],
});

const PEOPLE_WORDS: ReadonlySet<string> = new Set(['people', 'personas']);

/** Whether a figure and a value for it are named; else the names are told. */
function isWish(area: AreaId | null, rest: string): boolean {
  if (area === null) return false;
  const settables = settablesOf(area, TRACKS_SCORED[area] === 'one');
  if (readTotals(rest, settables) !== null) return true;
  const read = readSettable(rest, settables);
  return read.kind === 'read' && read.value !== '';
}

/** One figure, total of people or track from the keyboard, and the new score at once. */
async function setFigure(context: Changing, area: AreaId | null, rest: string, isSure = false): Promise<Reply> {
  if (area === null) return askArea(context);
  const settables = settablesOf(area, TRACKS_SCORED[area] === 'one');
  if (PEOPLE_WORDS.has(foldText(rest))) return askPeople(context, area, settables);
  const totals = readTotals(rest, settables);
  if (totals !== null) return setPeople(context, area, totals);
  const read = readSettable(rest, settables);
  switch (read.kind) {
    case 'nothing named':
      return listSettables(context, area, settables);
    case 'unknown name':
      return withNotices(listSettables(context, area, settables), {
        key: 'notice.unknownFigure',
        values: { text: rest },
      });
    case 'ambiguous':
      return withNotices(listSettables(context, area, read.candidates), {
        key: 'notice.whichFigure',
        values: { text: rest },
      });
    case 'read':
      return read.settable.kind === 'track'
        ? setTrack(context, area, read.value)
        : setNumber(context, area, read.settable, read.value, isSure ? null : rest);
  }
}

function askArea({ words }: Telling): Reply {
  return {
    kind: 'text',
    title: { key: 'say.setWhichArea.title' },
    lines: [{ key: 'say.setWhichArea.text' }],
    buttons: AREA_IDS.map(
      (area): Button => ({
        label: 'button.area',
        values: { area: words.say(`area.${area}`) },
        action: { a: 'say', say: `set ${area}` },
      }),
    ),
  };
}

function askUnusual(area: AreaId, figure: string, value: number, text: string): Reply {
  return {
    kind: 'text',
    title: { key: 'say.unusual' },
    lines: [{ key: 'say.unusual.what', values: { figure, value } }],
    buttons: [
      { label: 'button.saveUnusual', action: setUnusualPress.action({ area, text }), replaces: true },
      { label: 'button.score', action: { a: 'say', say: `score ${area}` } },
    ],
  };
}

async function setNumber(
  context: Changing,
  area: AreaId,
  settable: Exclude<Settable, { kind: 'track' }>,
  text: string,
  ask: string | null,
): Promise<Reply> {
  const { words } = context;
  const definition = settable.kind === 'figure' ? FIGURES[area].find(({ key }) => key === settable.key) : undefined;
  const accepts = definition ?? { kind: 'count' as const, mayBeNegative: false };
  const figure = words.say(
    settable.kind === 'figure' ? `figure.${figureName(area, settable.key)}` : `people.${settable.step}`,
  );
  const parsed = parseAmount(text, accepts);
  if (parsed.kind === 'refused') {
    const accepted = words.say(`accepted.${accepts.kind}.${accepts.mayBeNegative ? 'any' : 'notNegative'}`);
    return withNotices(listSettables(context, area, [settable]), {
      key: text === '' ? 'notice.numberMissing' : 'notice.notANumber',
      values: { figure, text, accepted },
    });
  }

  const key = settable.kind === 'figure' ? settable.key : `certifiedPeople.${settable.step}`;
  const isAsked = ask !== null && parsed.kind === 'amount' && isUnusual(area, key, parsed.value);
  if (isAsked && isEnough(context.access, 'editor')) return askUnusual(area, figure, parsed.value, ask);

  return context.change((record): Decided => {
    const before = factOf(record, area, settable);
    const after = parsed.kind === 'unknown' ? null : parsed.value;
    const owner = settable.kind === 'figure' ? figureOwner(record, area) : area;
    if ((before?.value ?? null) === after && before?.day === context.day) {
      return keep(
        withNotices(tellScore(context, area, record), { key: 'notice.unchanged', values: { figure, value: text } }),
      );
    }
    const { [key]: _before, ...others } = withPreference(record.figures[owner] ?? {}, key, { kind: 'computed' });
    const fact = { value: after ?? 0, day: context.day, by: context.me };
    const facts = after === null ? others : withTyped(record, owner, key, fact);
    const saved: Line =
      after === null
        ? { key: 'notice.forgotten', values: { figure } }
        : {
            key: before === undefined ? 'notice.saved' : 'notice.savedOver',
            values: { figure, value: after, before: before?.value ?? 0 },
          };
    const notices = [
      saved,
      ...(owner === 'azure' ? [{ key: 'notice.sharedByAzure' }] : []),
      ...(settable.kind === 'people' && record.people.length > 0 ? [{ key: 'notice.rosterWins' }] : []),
    ];
    return {
      kind: 'change',
      change: [{ kind: 'figures', owner, after: Object.keys(facts).length === 0 ? null : facts }],
      reply: (stored) => withNotices(tellScore(context, area, stored), ...notices),
    };
  });
}
