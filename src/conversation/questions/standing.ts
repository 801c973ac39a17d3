import { sayNeed } from '../../language/gapWords.ts';
import { sayTotal } from '../../language/totalWords.ts';
import { factsOf, followedAreas } from '../../partner/facts.ts';
import type { Named } from '../../reading/named.ts';
import { type AreaId, TRACKS_SCORED } from '../../scoring/designations.ts';
import { roundPoints } from '../../scoring/points.ts';
import { nextAnniversary, renewableUntil, windowOfAnniversary, windowOn } from '../../scoring/qualificationWindow.ts';
import { type PathScore, scoreArea } from '../../scoring/score.ts';
import { showAreaTotal, showPathTotal } from '../../scoring/shownTotal.ts';
import type { Telling } from '../asking/telling.ts';
import { defineQuestion } from '../question.ts';
import type { AreaReport, Line, Reply } from '../reply.ts';
import { canBeScored, createReport } from '../scores/reports.ts';
import { tellScore } from '../scores/tellScore.ts';
import { areasMeant, ruleSetOf, SCORE, say } from './areas.ts';

export const areWeQualified = defineQuestion({
  name: 'are we qualified',
  as: {
    en: [
      'are we qualified for {area}',
      ...['are we qualified', 'do we pass {area}', 'do we qualify for {area}', 'how far are we from 70'],
      ...[
        'how far are we from 70 in {area}',
        'how many points are we missing',
        'how many points are missing for {area}',
      ],
      ...[
        'are we there yet',
        'how many more points until we qualify',
        'do we have enough points',
        'is it enough for {area}',
      ],
      ...['how close are we to the designation', 'which designations do we have', 'do we have the {area} designation'],
      ...[
        'how many points to go',
        'did we make it',
        'how much is missing to 70',
        'how far off are we',
        'are we a solutions partner',
      ],
      ...['which designations do we pass'],
    ],
    es: [
      'cumplimos para {area}',
      ...['estamos cualificados', 'aprobamos {area}', 'tenemos la designación de {area}', 'a cuánto estamos de 70'],
      ...[
        'cuánto nos falta para 70',
        'cuántos puntos nos faltan',
        'cuántos puntos faltan en {area}',
        'llegamos a 70 en {area}',
      ],
      ...['llegamos', 'tenemos suficientes puntos', 'es suficiente para {area}', 'qué designaciones tenemos'],
      ...[
        'estamos lejos de la designación',
        'cuánto nos falta para {area}',
        'somos solutions partner',
        'llegamos a la designación',
      ],
    ],
  },
  read: (named) => named,
  answer: tellStanding,
});

export const whatNext = defineQuestion({
  name: 'what next',
  as: {
    en: [
      'what next',
      ...['what should we do next', 'what is the next step', 'what should we do next for {area}', 'what now'],
      ...[
        'what should we focus on',
        'next step for {area}',
        'what do you recommend',
        'what should we do first',
        'what do we do now',
      ],
    ],
    es: [
      'qué hacemos ahora',
      ...['cuál es el siguiente paso', 'qué deberíamos hacer', 'siguiente paso en {area}', 'y ahora qué'],
      ...[
        'qué nos recomiendas',
        'qué hacemos primero',
        'qué deberíamos hacer en {area}',
        'próximo paso',
        'en qué nos centramos',
      ],
    ],
  },
  read: (named) => named,
  answer: tellNext,
});

export const whichTrack = defineQuestion({
  name: 'which track',
  as: {
    en: [
      'which track is better',
      ...['which track is better for {area}', 'is smb or enterprise better for us', 'enterprise or smb'],
      ...[
        'what would we have on the {track} track',
        'should we choose {track}',
        'compare both tracks',
        'which path suits us',
      ],
      ...[
        'what is the total on both tracks',
        'how many points on {track}',
        'score on the {track} track in {area}',
        'does the {track} path give more points',
      ],
    ],
    es: [
      'qué track es mejor',
      ...['qué vía nos conviene', 'qué vía es mejor para {area}', 'enterprise o pyme'],
      ...[
        'cuántos puntos en la vía {track}',
        'es mejor {track}',
        'compara las dos vías',
        'cuánto tendríamos en {track}',
      ],
      ...['elegimos {track}'],
    ],
  },
  read: (named) => (named.track !== null || named.terms.includes('track') ? named : undefined),
  answer: tellTracks,
});

export const passMark = defineQuestion({
  name: 'pass mark',
  as: {
    en: [
      'how many points do we need to pass',
      'how many points do we need for {area}',
      ...['what is the pass mark', 'what is the minimum score', 'how many points are needed to qualify'],
      ...[
        'what does it take to qualify',
        'how do we qualify',
        'what are the requirements to become a solutions partner',
        'what does it take to become a solutions partner',
      ],
      ...['how is the score computed', 'is 70 enough', 'how do we get the designation'],
    ],
    es: [
      'cuántos puntos hacen falta para aprobar',
      ...['cuál es el mínimo', 'cuántos puntos se necesitan', 'con cuántos puntos se aprueba'],
      ...['qué hace falta para la designación', 'qué requisitos hay para ser solutions partner', 'basta con 70'],
      ...['cómo se calcula la puntuación', 'cómo se obtiene la designación'],
    ],
  },
  read: (named) => named,
  answer: tellPassMark,
});

export const belowPassMark = defineQuestion({
  name: 'below pass mark',
  as: {
    en: [
      'what happens if we fall below 70',
      ...['what happens when the score drops', 'do we lose the designation if we drop below 70'],
      ...[
        'can we lose the designation',
        'what if the score falls under 70',
        'what happens if we drop below 70 in {area}',
      ],
      ...[
        'do we keep the badge if the points go down',
        'when do we lose the designation',
        'is the designation taken away',
        'can microsoft take the badge away',
      ],
    ],
    es: [
      'qué pasa si bajamos de 70',
      ...['qué pasa si baja la puntuación', 'perdemos la designación si bajamos de 70'],
      ...[
        'podemos perder la designación',
        'qué ocurre si caemos por debajo de 70',
        'mantenemos la insignia si bajan los puntos',
      ],
      ...['cuándo perdemos la designación', 'nos quitan la designación'],
    ],
  },
  read: (named) => named,
  answer: tellBelow,
});

function scoredAreas(context: Telling, named: Named): readonly AreaId[] {
  const { record } = context;
  const areas = named.areas.length > 0 ? named.areas : followedAreas(record);
  return areas.filter((area) => canBeScored(record, area));
}

function tellStanding(context: Telling, named: Named): Reply {
  const areas = scoredAreas(context, named);
  const [only, ...others] = areas;
  if (only === undefined) return tellScore(context, named.areas[0] ?? null);
  const reports = areas.map((area) => createReport(context.record, area, context));
  const passing = reports.filter(passes).length;
  const [first] = reports;
  return {
    kind: 'text',
    title:
      first !== undefined && others.length === 0
        ? describeStanding(context, first)
        : { key: 'standing.several', values: { passing, count: reports.length } },
    lines: [
      ...(others.length === 0 ? [] : reports.map((report) => describeStanding(context, report))),
      ...(others.length > 0 ? [] : reports).flatMap((report) =>
        passes(report) ? [] : describeNext(context, report).slice(0, 1),
      ),
    ],
    buttons: [
      say('button.gaps', others.length === 0 ? `gaps ${only}` : 'gaps'),
      say('plan.button.plan', others.length === 0 ? `plan ${only}` : 'plan'),
      say('button.score', others.length === 0 ? `score ${only}` : 'score'),
    ],
  };
}

function passes({ score }: AreaReport): boolean {
  return showAreaTotal(score).verdict === 'passes';
}

function describeStanding({ words }: Telling, { score }: AreaReport): Line {
  const { verdict, from, to } = showAreaTotal(score);
  const { passMark, metricMinimum } = score.ruleSet;
  const mark = passMark.value;
  const values = {
    area: words.say(`area.${score.area}`),
    total: sayTotal(words, { from, to }),
    lacking: roundPoints(Math.max(0, mark - to)),
    mark,
    minimum: metricMinimum?.value ?? 0,
  };
  return { key: `standing.${verdict === 'fails' && to >= mark ? 'minimum' : verdict}`, values };
}

/** What to do first: what belongs to the cheapest way, else whatever pays. */
function describeNext({ words }: Telling, { score, gaps }: AreaReport): readonly Line[] {
  const onTheWay = gaps.gaps.filter(({ toPass }) => toPass !== undefined);
  return (onTheWay.length > 0 ? onTheWay : gaps.gaps).map((gap) => ({
    key: 'standing.next',
    values: {
      area: words.say(`area.${score.area}`),
      need: sayNeed(words, score.area, gap, gap.kind === 'minimum' ? 1 : (gap.toPass ?? 1)),
      reaches: gap.toPass !== undefined,
    },
  }));
}

function tellNext(context: Telling, named: Named): Reply {
  const areas = scoredAreas(context, named);
  const [only, ...others] = areas;
  if (only === undefined) return tellScore(context, named.areas[0] ?? null);
  const lines = areas.flatMap((area) => {
    const report = createReport(context.record, area, context);
    if (report.score.incomplete !== null) {
      const values = { area: context.words.say(`area.${area}`), count: report.score.incomplete.missing.length };
      return [
        { key: 'standing.tellFirst', values },
        ...(others.length === 0 ? describeNext(context, report).slice(0, 1) : []),
      ];
    }
    const next = describeNext(context, report);
    return passes(report) ? [describeStanding(context, report)] : next.slice(0, others.length === 0 ? 3 : 1);
  });
  const [first = { key: 'card.gaps.none' }, ...rest] = lines;
  return {
    ...{ kind: 'text', title: first, lines: rest },
    buttons: [
      say('button.gaps', others.length === 0 ? `gaps ${only}` : 'gaps'),
      say('plan.button.plan', others.length === 0 ? `plan ${only}` : 'plan'),
      SCORE,
    ],
  };
}

/** Every area that is meant, on both tracks, by the book that has tracks. */
function tellTracks(context: Telling, named: Named): Reply {
  const { record, words, day, ruleSets } = context;
  const areas = scoredAreas(context, named);
  if (areas.length === 0) return tellScore(context, named.areas[0] ?? null);
  const compared = areas.flatMap((area) => {
    const facts = factsOf(record, area, day);
    const { [area]: _chosen, ...tracks } = facts.tracks;
    const score = scoreArea(area, { ...facts, tracks }, 'microsoft', ruleSets);
    const paths = [score.counted, ...score.others].filter(({ ruleSet }) => ruleSet === score.ruleSet);
    return [{ area, paths: paths.toSorted((one, other) => other.total - one.total) }];
  });
  const lines = compared.map(({ area, paths }): Line => {
    const [better, other] = paths;
    const values = {
      area: words.say(`area.${area}`),
      ...{ track: sayTrack(words, better), points: sayPath(words, better) },
      ...{ other: sayTrack(words, other), otherPoints: sayPath(words, other) },
      same: better !== undefined && other !== undefined && roundPoints(better.total) === roundPoints(other.total),
    };
    return { key: other === undefined ? 'tracks.one' : 'tracks.line', values };
  });
  const [first = { key: 'tracks.none' }, ...rest] = lines;
  const kinds = new Set(areas.map((area) => TRACKS_SCORED[area]));
  return {
    kind: 'text',
    title: first,
    lines: [
      ...rest,
      ...(kinds.has('one') ? [{ key: 'tracks.classified' }] : []),
      ...(kinds.has('both') ? [{ key: 'tracks.both' }] : []),
    ],
    buttons: [say('rules.title', 'rules'), say('button.settings', 'settings'), SCORE],
  };
}

function sayTrack(words: Telling['words'], path: PathScore | undefined): string {
  return path?.track == null ? '' : words.say(`track.${path.track}`);
}

function sayPath(words: Telling['words'], path: PathScore | undefined): string {
  return path === undefined ? '' : sayTotal(words, showPathTotal(path));
}

function tellPassMark(context: Telling, named: Named): Reply {
  const { words } = context;
  const sets = areasMeant(context, named).map((area) => ruleSetOf(context, area, named));
  const kinds = new Map(sets.map((set) => [`${set.passMark.value} ${set.metricMinimum?.value}`, set]));
  const lines = [...kinds.values()].map((set): Line => {
    const alike = sets.filter((each) => each.metricMinimum?.value === set.metricMinimum?.value);
    const values = {
      areas: words.list(alike.map(({ area }) => words.say(`area.${area}`))),
      points: set.passMark.value,
      minimum: set.metricMinimum?.value ?? 0,
    };
    return { key: 'passMark.line', values };
  });
  return {
    kind: 'text',
    title: { key: 'passMark.title', values: { points: sets[0]?.passMark.value ?? 0 } },
    lines: [...lines, { key: 'passMark.parts' }],
    buttons: [say('rules.title', 'rules'), say('button.gaps', 'gaps'), SCORE],
  };
}

function tellBelow({ record, words, day }: Telling): Reply {
  const told = record.settings.anniversary;
  const anniversary = told === null ? null : nextAnniversary(told, day);
  const { from, to } = anniversary === null ? windowOn(day) : windowOfAnniversary(anniversary);
  const window = { from: words.day(from, day), to: words.day(to, day) };
  return {
    kind: 'text',
    title: { key: 'below.title' },
    lines:
      anniversary === null
        ? [{ key: 'below.enrolled' }, { key: 'anniversary.unknown', values: window }]
        : [
            { key: 'anniversary.window', values: window },
            {
              key: 'anniversary.due',
              values: { day: words.day(anniversary, day), until: words.day(renewableUntil(anniversary), day) },
            },
          ],
    buttons: [say('anniversary.title', 'anniversary'), say('forecast.button.forecast', 'forecast'), SCORE],
  };
}
