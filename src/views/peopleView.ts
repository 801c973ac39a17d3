import { peoplePress, type RosterEntry } from '../conversation/index.ts';
import type { Words } from '../language/words.ts';
import { findBuiltOn } from '../scoring/prerequisites.ts';
import { drawLink } from './links.ts';
import { onOneLine } from './plainText.ts';
import type { ReplyOf, View, ViewContext } from './view.ts';

interface PersonRun {
  readonly text: string;
  readonly color: 'default' | 'warning' | 'attention';
  readonly isSubtle: boolean;
}

interface PersonRow {
  readonly name: string;
  readonly certifications: readonly PersonRun[];
}

/** Bytes of rows, with which the card stays under 20 KB; the layout adds so many to each row. */
const ROSTER_BUDGET = 15_500;
const ROW_LAYOUT = 120;

/** The roster, with what each certification is worth today; only counts where names are not shown. */
export function viewPeople(reply: ReplyOf<'people'>, context: ViewContext): View {
  const { words, buttons } = context;
  const { roster, skipped, peopleCount, certificationCount } = reply;
  const counts = words.say('card.people.counts', { people: peopleCount, certifications: certificationCount });
  const shown = describeSome(roster ?? [], context);
  const more = (roster?.length ?? 0) - shown.length;
  const isFirst = skipped === 0;
  const last = more > 0 ? roster?.[shown.length - 1]?.person : undefined;
  const range = { from: skipped + 1, to: skipped + shown.length, count: peopleCount };
  const draw = (label: string, after: { readonly name: string; readonly id: string } | null) =>
    buttons.draw({ label, action: peoplePress.action({ after }) });
  return {
    card: 'people',
    data: {
      title: words.say('card.people.title'),
      counts,
      isPart: !isFirst && shown.length > 0,
      range: words.say('card.people.range', range),
      hasPeople: shown.length > 0,
      people: shown,
      hasMore: more > 0,
      more: words.say('card.people.more', { count: more }),
      isHidden: roster === null && peopleCount > 0,
      hidden: words.say('card.people.hidden'),
      isEmpty: peopleCount === 0,
      empty: words.say('card.people.empty'),
      addHint: words.say('card.people.addHint'),
      addExample: words.say('card.people.addExample'),
      removeHint: words.say('card.people.removeHint'),
      removeExample: words.say('card.people.removeExample'),
      tip: words.say('card.tip.people', { links: `${drawLink(words, 'people')}, ${drawLink(words, 'exams')}` }),
    },
    actions: [
      ...(last === undefined ? [] : [draw('button.morePeople', { name: last.name, id: last.id })]),
      ...(isFirst || roster === null ? [] : [draw('button.firstPeople', null)]),
      buttons.say('button.allAreas', 'score'),
      buttons.say('button.gaps', 'gaps'),
      buttons.say('button.links', 'links'),
    ],
    summary: words.say('summary.people', { counts }),
  };
}

/** As many as a light card holds, and at least one, so that every page leads to the next. */
function describeSome(roster: readonly RosterEntry[], context: ViewContext): readonly PersonRow[] {
  const rows: PersonRow[] = [];
  let size = 0;
  for (const entry of roster) {
    const row = describePerson(entry, context);
    size += Buffer.byteLength(JSON.stringify(row)) + ROW_LAYOUT;
    if (rows.length > 0 && size > ROSTER_BUDGET) break;
    rows.push(row);
  }
  return rows;
}

function describePerson({ person, certifications }: RosterEntry, context: ViewContext): PersonRow {
  const runs: PersonRun[] = [];
  certifications.forEach((entry, index) => {
    const run = withExpert(describeCertification(entry, context), entry, certifications, context.words);
    const text = index === certifications.length - 1 ? run.text : `${run.text}, `;
    const last = runs.at(-1);
    // Runs of one colour are one run: a long roster has to stay a light card.
    if (last?.color === run.color) runs.splice(-1, 1, { ...last, text: last.text + text });
    else runs.push({ ...run, text });
  });
  return { name: onOneLine(person.name), certifications: runs };
}

function describeCertification(
  { certification, held, state }: RosterEntry['certifications'][number],
  { words, day }: ViewContext,
): PersonRun {
  const name = certification.code ?? certification.title;
  switch (state) {
    case 'counts':
      return describeCounting(words, name, held.expires, day);
    case 'expired':
      return {
        text: words.say('card.held.expired', { name, day: sayDay(words, held.expires, day) }),
        color: 'attention',
        isSubtle: false,
      };
    case 'not yet earned':
      return {
        text: words.say('card.held.planned', { name, day: sayDay(words, held.earned, day) }),
        color: 'default',
        isSubtle: true,
      };
    case 'retired':
      return { text: words.say('card.held.retired', { name }), color: 'warning', isSubtle: false };
  }
}

/** What is over may be what an expert certification asked for, and that one counts by itself. */
function withExpert(
  run: PersonRun,
  { state, held }: RosterEntry['certifications'][number],
  all: RosterEntry['certifications'],
  words: Words,
): PersonRun {
  if (state !== 'retired' && state !== 'expired') return run;
  const counting = all.filter((each) => each.state === 'counts').map((each) => each.held);
  const [expert] = findBuiltOn(held.certification, counting);
  if (expert === undefined) return run;
  const values = { held: run.text, expert: expert.code ?? expert.title };
  return { ...run, text: words.say('card.held.builtOn', values) };
}

/** How long before its expiry a certification is called out: renewal takes an exam's worth of time to plan. */
const SOON_DAYS = 90;
const DAY_MS = 86_400_000;

function describeCounting(words: Words, name: string, expires: string | undefined, day: string): PersonRun {
  if (expires === undefined) return { text: name, color: 'default', isSubtle: true };
  const isSoon = Date.parse(expires) - Date.parse(day) <= SOON_DAYS * DAY_MS;
  const text = words.say(isSoon ? 'card.held.soon' : 'card.held.until', { name, day: sayDay(words, expires, day) });
  return isSoon ? { text, color: 'warning', isSubtle: false } : { text, color: 'default', isSubtle: true };
}

function sayDay(words: Words, day: string | undefined, today: string): string {
  return day === undefined ? '' : words.day(day, today);
}
