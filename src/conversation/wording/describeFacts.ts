import { figureName, placeOf } from '../../language/figureWords.ts';
import type { Words } from '../../language/words.ts';
import type { ChangedFact } from '../../partner/pastChange.ts';
import type { Colleague, FigureFact, FigureOwner } from '../../partner/record.ts';
import { SOURCE_OF } from '../../partner/reports/monthsKinds.ts';
import { readComputedKey, readPreference } from '../../partner/reports/usage.ts';
import type { UsageImport } from '../../partner/reports/usageSource.ts';
import { differencesOf } from '../../partner/revertFacts.ts';
import { matchCertification } from '../../scoring/certifications.ts';
import { AREA_IDS } from '../../scoring/designations.ts';
import { sayAssigned } from './sayAssigned.ts';

type Changed<Kind extends ChangedFact['kind']> = Extract<ChangedFact, { kind: Kind }>;

interface Place {
  readonly fact: ChangedFact;
  readonly path: readonly string[];
}

/** Where facts differ, a report first: it changes much at once, and is told once for all that stands beside its imports. */
function placesOf(facts: readonly ChangedFact[]): readonly Place[] {
  const all = facts.flatMap((fact) => differencesOf(fact).map(({ path }): Place => ({ fact, path })));
  const isOfReport = ({ path: [name] }: Place) => Object.values<string | undefined>(SOURCE_OF).includes(name);
  const reports = all.filter((place) => isOfReport(place) && place.path[1] === 'imports');
  return [...reports, ...all.filter((place) => !isOfReport(place))];
}

/** What a change did, in words: "Net new customers 2 → 3". A phrase for each thing that differs. */
function describeFacts(words: Words, facts: readonly ChangedFact[]): readonly string[] {
  return placesOf(facts).map(({ fact, path }) => describe(words, fact, path));
}

/** "…, … and 3 more": a card has no room for a hundred. */
export function summariseFacts(words: Words, facts: readonly ChangedFact[], most: number): string {
  return summarise(words, describeFacts(words, facts), most);
}

/** The same of a change that was taken back, as it reads now: "Net new customers is 2 again, was 3". */
export function summariseTakenBack(words: Words, facts: readonly ChangedFact[], most: number): string {
  const phrases = placesOf(facts).map(({ fact, path }) =>
    fact.kind === 'figures'
      ? describeFigure(words, turnRound(fact), path[0] ?? '', 'undo.figure')
      : describe(words, turnRound(fact), path),
  );
  return summarise(words, phrases, most);
}

function turnRound<Fact extends ChangedFact>(fact: Fact): Fact {
  return { ...fact, before: fact.after, after: fact.before };
}

function summarise(words: Words, all: readonly string[], most: number): string {
  const more = all.length - most;
  const shown = more > 0 ? [...all.slice(0, most), words.say('card.others', { count: more })] : all;
  return shown.join('; ');
}

function describe(words: Words, fact: ChangedFact, path: readonly string[]): string {
  const [name = '', below = ''] = path;
  switch (fact.kind) {
    case 'figures':
      return describeFigure(words, fact, name);
    case 'settings':
      return describeSetting(words, fact, name, below);
    case 'person':
      return name === 'certifications'
        ? describeCertification(words, fact, below)
        : words.say('audit.person', { name: nameOf(fact) });
  }
}

function describeFigure(
  words: Words,
  { owner, before, after }: Changed<'figures'>,
  key: string,
  changed = 'audit.figure',
): string {
  const preferred = readPreference(key);
  if (preferred !== null) {
    const kind = after?.[key] === undefined ? 'computed' : 'typed';
    return words.say(`usage.audit.${kind}`, { figure: nameFigure(words, owner, preferred) });
  }
  const [was, is] = [before?.[key], after?.[key]];
  const values = {
    figure: nameFigure(words, owner, key),
    before: sayFigure(words, was),
    after: sayFigure(words, is),
  };
  return words.say(was?.value === is?.value ? 'audit.confirmed' : changed, values);
}

function nameFigure(words: Words, owner: FigureOwner, key: string): string {
  const computed = readComputedKey(key);
  if (computed !== null) {
    const figure = nameFigure(words, owner, computed.figure);
    if (computed.counting === 'any') return words.say('usage.audit.figureAny', { figure });
    return words.say('usage.audit.figure', { figure, counting: words.say(`usage.counting.${computed.counting}`) });
  }
  const names = [
    key.replace(/^certifiedPeople\./, 'people.'),
    `figure.${figureName(owner === 'azure' ? 'data-ai' : owner, key)}`,
    // What Partner Center says is kept beside the figures of its area.
    `audit.${key}`,
  ];
  const name = names.find((each) => words.has(each));
  const figure = name === undefined ? key : words.say(name);
  const place = placeOf(words, owner, key);
  return place === null ? figure : words.say('audit.place', { place, figure });
}

function sayFigure(words: Words, fact: FigureFact | undefined): string {
  return fact === undefined ? words.say('audit.unknown') : words.number(fact.value);
}

function describeSetting(words: Words, { before, after }: Changed<'settings'>, name: string, below: string): string {
  switch (name) {
    case 'ruleBook':
      return words.say('audit.book', {
        before: words.say(`book.${before.ruleBook}`),
        after: words.say(`book.${after.ruleBook}`),
      });
    case 'azureFigures':
      return words.say(`audit.azureFigures.${after.azureFigures}`);
    case 'hiddenAreas': {
      const shown = AREA_IDS.filter((area) => !after.hiddenAreas.includes(area));
      return words.say('audit.areas', { areas: words.list(shown.map((area) => words.say(`area.${area}`))) });
    }
    case 'tracks': {
      const area = AREA_IDS.find((each) => each === below);
      const [was, is] = area === undefined ? [] : [before.tracks[area], after.tracks[area]];
      const sayTrack = (track: string | undefined) =>
        words.say(track === undefined ? 'audit.unknown' : `track.${track}`);
      return words.say('audit.track', { area: words.say(`area.${below}`), before: sayTrack(was), after: sayTrack(is) });
    }
    case 'owners':
    case 'editors': {
      const [was, is] = [find(before[name], below), find(after[name], below)];
      return words.say(`audit.${name}.${is === undefined ? 'left' : 'joined'}`, { name: (is ?? was)?.name ?? '' });
    }
    case 'chats':
      return words.say(`audit.chat.${after.chats[below] ?? 'closed'}`);
    case 'efforts':
      return words.say('plan.audit.effort', { kind: words.say(`plan.kind.${below}`) });
    case 'anniversary':
      return words.say('anniversary.audit', {
        was: sayUntil(words, before.anniversary ?? undefined),
        is: sayUntil(words, after.anniversary ?? undefined),
      });
    case 'usage':
    case 'officeUsage':
    case 'emsUsage':
    case 'businessRevenue':
    case 'businessUsage':
      return sayUsage(words, before[name].imports, after[name].imports);
    case 'assignments':
      return describeAssignment(words, { before, after }, below);
    default:
      return words.say('audit.settings');
  }
}

function describeAssignment(
  words: Words,
  { before, after }: Pick<Changed<'settings'>, 'before' | 'after'>,
  id: string,
): string {
  const [was, is] = [before, after].map(({ assignments }) => assignments.find((each) => each.id === id));
  const assignment = is ?? was;
  if (assignment === undefined) return words.say('audit.settings');
  const values = { what: sayAssigned(words, { settings: after }, assignment), day: words.day(assignment.by) };
  return words.say(is === undefined ? 'assign.audit.dropped' : 'assign.audit.planned', values);
}

function sayUsage(words: Words, before: readonly UsageImport[], after: readonly UsageImport[]): string {
  const ids = new Set(before.map(({ id }) => id));
  const added = after.find(({ id }) => !ids.has(id));
  const told = added ?? before.at(-1);
  if (told === undefined) return words.say('audit.settings');
  const { file, bytes, hash, months } = told;
  const values = { file, bytes, hash: hash.slice(0, 12), count: Object.keys(months).length };
  return words.say(added === undefined ? 'usage.audit.takenBack' : 'usage.audit.applied', values);
}

function find(colleagues: readonly Colleague[], userId: string): Colleague | undefined {
  return colleagues.find(({ id }) => id === userId);
}

function describeCertification(words: Words, fact: Changed<'person'>, id: string): string {
  const [was, is] = [fact.before, fact.after].map((person) =>
    person?.certifications.find(({ certification }) => certification === id),
  );
  const known = matchCertification(id);
  const certification = known?.kind === 'found' ? (known.certification.code ?? known.certification.title) : id;
  const values = { name: nameOf(fact), certification };
  if (was === undefined) return words.say('audit.added', values);
  if (is === undefined) return words.say('audit.removed', values);
  return words.say('audit.days', {
    ...values,
    before: sayUntil(words, was.expires),
    after: sayUntil(words, is.expires),
  });
}

function sayUntil(words: Words, day: string | undefined): string {
  return day === undefined ? words.say('audit.unknown') : words.day(day);
}

function nameOf({ before, after }: Changed<'person'>): string {
  return (after ?? before)?.name ?? '';
}
