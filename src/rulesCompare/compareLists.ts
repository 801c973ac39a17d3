import { distance } from 'fastest-levenshtein';
import { type Certification, getCertification, nameWithCode } from '../scoring/certifications.ts';
import type { AreaId, Track } from '../scoring/designations.ts';
import type { PeopleMetricRule, RuleSet } from '../scoring/ruleSet.ts';
import type { Comparison, Finding } from './finding.ts';
import type { Footnote, ListedName } from './listedNames.ts';
import { cleanTitle } from './matchName.ts';
import type { Scope } from './scopes.ts';

export interface ReadNames {
  readonly names: readonly ListedName[];
  readonly footnotes: readonly Footnote[];
}

/** Compares the certifications of a rule set's steps, and their footnotes, with what the page lists for its area. */
export function compareLists(ruleSet: RuleSet, page: ReadNames): readonly Comparison[] {
  const { area, tracks, steps } = ruleSet;
  const ofSteps = tracks.flatMap(({ track, metrics }) =>
    metrics.flatMap((metric) =>
      metric.paidBy !== 'people'
        ? []
        : metric.steps.map(({ step }, index) => {
            const place = { area, track, metric, step, index };
            return compareStep(place, (steps[step]?.certifications ?? []).map(getCertification), page);
          }),
    ),
  );
  return [...ofSteps, ...findNewMetrics(ruleSet, page)];
}

interface Place {
  readonly area: AreaId;
  readonly track: Track | null;
  readonly metric: PeopleMetricRule;
  readonly step: string;
  /** Of the step in its metric, from 0. */
  readonly index: number;
}

function compareStep(place: Place, ours: readonly Certification[], page: ReadNames): Comparison {
  const { area, track, metric, step } = place;
  const where = [area, metric.id, step, ...(track === null ? [] : [track])].join(', ');
  const names = page.names.filter(({ scope }) => isHere(scope, place));
  if (names.length === 0) {
    const text = `${where}: the list of certifications (${ours.map(nameWithCode).join(', ')})`;
    return { findings: [{ kind: 'not found', text }], same: 0 };
  }
  const listed = new Map(names.map((name) => [name.match?.certification.id ?? cleanTitle(name.title), name]));
  const unknown = [...listed.values()].filter(({ match }) => match === null);
  const gone = ours.filter(({ id }) => !listed.has(id));
  const renamed = pairRenamed(gone, unknown);
  const findings: Finding[] = [];
  for (const [certification, name] of renamed) {
    const text = `${where}: “${cleanTitle(name.title)}” may be what the rules call ${nameWithCode(certification)}`;
    findings.push({ kind: 'renamed', text });
  }
  for (const name of listed.values()) {
    const { match } = name;
    if (match === null) {
      if ([...renamed.values()].includes(name)) continue;
      findings.push({ kind: 'new', text: `${where}: “${cleanTitle(name.title)}”, which we do not know` });
    } else if (!ours.includes(match.certification)) {
      findings.push({ kind: 'new', text: `${where}: ${nameWithCode(match.certification)} is not in the rules` });
    } else if (match.isRenamed) {
      const text = `${where}: ${nameWithCode(match.certification)} is called “${cleanTitle(name.title)}” there`;
      findings.push({ kind: 'renamed', text });
    }
  }
  for (const certification of gone) {
    if (renamed.has(certification)) continue;
    findings.push({ kind: 'gone', text: `${where}: ${nameWithCode(certification)} is not on the page` });
  }
  const kept = [...listed.values()].filter(({ match }) => match !== null && ours.includes(match.certification));
  const footnotes = kept.map((name) => compareFootnote(name, where, page.footnotes));
  return {
    findings: [...findings, ...footnotes.flatMap((each) => (each === 'same' ? [] : [each]))],
    same:
      kept.filter(({ match }) => match?.isRenamed === false).length +
      footnotes.filter((each) => each === 'same').length,
  };
}

/** A metric with a single step has no numbered ones on the page. */
function isHere(scope: Scope, { area, track, metric, index }: Place): boolean {
  return (
    scope.metric === metric.id &&
    (scope.area === null || scope.area === area) &&
    (scope.track === null || scope.track === track) &&
    (metric.steps.length === 1 || scope.step === index + 1)
  );
}

// As many changed letters as that are still the same name, as a share of it.
const NEAR = 0.4;

function pairRenamed(
  gone: readonly Certification[],
  unknown: readonly ListedName[],
): ReadonlyMap<Certification, ListedName> {
  const pairs = new Map<Certification, ListedName>();
  for (const certification of gone) {
    const near = unknown
      .filter((name) => ![...pairs.values()].includes(name))
      .map((name) => ({ name, share: shareChanged(cleanTitle(name.title), certification.title) }))
      .toSorted((a, b) => a.share - b.share)[0];
    if (near !== undefined && near.share <= NEAR) pairs.set(certification, near.name);
  }
  return pairs;
}

function shareChanged(one: string, other: string): number {
  const [a, b] = [one, other].map((each) => each.toLowerCase().replace(/^[a-z0-9 ]*certified: ?/, ''));
  return distance(a ?? '', b ?? '') / Math.max(one.length, other.length, 1);
}

function compareFootnote(
  { match, mark, scope }: ListedName,
  where: string,
  all: readonly Footnote[],
): Finding | 'same' {
  if (match === null) return 'same';
  const { certification } = match;
  const { retirement } = certification;
  const name = nameWithCode(certification);
  if (mark === '') {
    return retirement === undefined
      ? 'same'
      : {
          kind: 'note',
          text: `${where}: ${name} has no footnote there; it was retired on ${retirement.earnableUntil}`,
        };
  }
  const footnote = findFootnote(certification, mark, scope, all);
  const [day, counts] = footnote?.days ?? [];
  if (footnote === null || day === undefined) {
    const text = footnote === null ? `what ${mark} behind ${name} stands for` : `a day in “${footnote.text}”`;
    return { kind: 'not found', text: `${where}: ${text}` };
  }
  if (retirement === undefined) {
    return { kind: 'differs', text: `${where}: ${name} has a footnote that the rules do not know: “${footnote.text}”` };
  }
  const isSame = day === retirement.earnableUntil && (counts === undefined || counts === retirement.countsUntil);
  return isSame
    ? 'same'
    : {
        kind: 'differs',
        text: `${where}: ${name}, retired on ${retirement.earnableUntil} in the rules, has the footnote “${footnote.text}”`,
      };
}

/** The footnote of that sign in the same list, one that names the certification before others; pages mix up their signs. */
function findFootnote(
  certification: Certification,
  mark: string,
  scope: Scope,
  all: readonly Footnote[],
): Footnote | null {
  const near = all.filter(
    (each) => each.scope.metric === scope.metric && each.scope.area === scope.area && each.scope.track === scope.track,
  );
  const naming = near.filter(({ named }) => named.includes(certification));
  const inStep = near.filter((each) => each.scope.step === scope.step);
  const marked = inStep.find((each) => each.mark === mark);
  const only = inStep.length === 1 ? inStep[0] : undefined;
  return naming[0] ?? marked ?? only ?? near.find((each) => each.mark === mark) ?? null;
}

/** A metric of people that the page has for the area and the rules do not. */
function findNewMetrics({ area, tracks }: RuleSet, { names }: ReadNames): readonly Comparison[] {
  const known = new Set<string>(tracks.flatMap(({ metrics }) => metrics.map(({ id }) => id)));
  const others = names.filter(
    ({ scope }) => scope.metric !== null && !known.has(scope.metric) && (scope.area === null || scope.area === area),
  );
  return [...new Set(others.map(({ scope }) => scope.metric))].map((metric) => ({
    findings: [
      { kind: 'new', text: `${area}: the page lists certifications for ${metric}, which the rules do not have` },
    ],
    same: 0,
  }));
}
