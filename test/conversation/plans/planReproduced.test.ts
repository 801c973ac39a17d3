import { afterAll, beforeAll, expect, test } from 'vitest';
import { runScore } from '../../commandLine/runScore.ts';
import { startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const NAMES: Readonly<Record<string, string>> = {
  'data-ai': 'Data & AI (Azure)',
  infrastructure: 'Infrastructure (Azure)',
  'digital-app-innovation': 'Digital & App Innovation (Azure)',
};
const AREAS = Object.keys(NAMES);
const FIGURES = { netCustomerAdds: 3, usageGrowthPercent: 12, acrTrailing12MonthsUsd: 50_000, deployments: 4 };
const TEAM: Readonly<Record<string, readonly string[]>> = {
  'Ana Ruiz': ['AZ-104'],
  'Luis Vega': ['PL-300', 'AZ-700'],
  'Marta Soler': ['PL-400'],
};

/** Says the facts in chat. */
async function tellFacts() {
  const ana = conversation.talkAs('Ana', conversation.newTenant());
  const { netCustomerAdds, usageGrowthPercent, acrTrailing12MonthsUsd, deployments } = FIGURES;
  for (const text of [
    'rules microsoft',
    ...[`set data customers ${netCustomerAdds}`, `set data growth ${usageGrowthPercent}`],
    ...[`set data acr ${acrTrailing12MonthsUsd}`, `set data services ${deployments}`],
    ...['data', 'infra', 'apps'].map((area) => `set ${area} track smb`),
    ...Object.entries(TEAM).flatMap(([name, codes]) => codes.map((code) => `add ${code} ${name}`)),
  ]) {
    await ana.say(text);
  }
  return ana;
}

/** The points of each area by the command line. */
async function scoreFacts(figures: typeof FIGURES, team: typeof TEAM): Promise<readonly (string | number)[][]> {
  const snapshot = {
    ...{ asOf: '2026-11-22', ruleBook: 'microsoft', areas: AREAS },
    figures: Object.fromEntries(AREAS.map((area) => [area, { track: 'smb', ...figures }])),
    people: Object.entries(team).map(([id, codes]) => ({
      id,
      certifications: codes.map((certification) => ({ certification })),
    })),
  };
  const { code, output, problems } = await runScore(['-'], JSON.stringify(snapshot));
  expect([code, problems]).toEqual([0, '']);
  return JSON.parse(output).areas.map(({ id, total }: { id: string; total: number }) => [NAMES[id], total]);
}

interface Step {
  readonly who: string;
  readonly what: string;
  readonly where: string;
}

/** The steps as somebody reads them off the card. */
function readSteps(text: string): readonly Step[] {
  return text.split('\n').flatMap((line) => {
    const step = /^(?:(?<who>[^:]+): )?(?<what>.+?)(?: for (?<where>.+))? \(effort [\d.]+\)$/.exec(line)?.groups;
    return step === undefined ? [] : [{ who: step.who ?? '', what: step.what ?? '', where: step.where ?? '' }];
  });
}

/** Does by hand what the card says; of several certifications the first. */
function follow(steps: readonly Step[]) {
  const figures = { ...FIGURES };
  const team: Record<string, readonly string[]> = { ...TEAM };
  for (const { who, what } of steps) {
    const raise = /^(?<count>[\d.]+) (?<figure>more net new customer|% more usage growth|more Azure service)/.exec(
      what,
    )?.groups;
    if (raise !== undefined) {
      const count = Number(raise.count);
      if (raise.figure === 'more net new customer') figures.netCustomerAdds += count;
      else if (raise.figure === '% more usage growth') figures.usageGrowthPercent += count;
      else figures.deployments += count;
      continue;
    }
    const codes = what.replace(/ \(or .*\)/g, '').split(', then ');
    const count = Number(/^(\d+) people/.exec(who)?.[1] ?? 1);
    const people = /not on your list yet$/.test(who)
      ? Array.from({ length: count }, (_, index) => `${what} ${index}`)
      : [who];
    for (const person of people) team[person] = [...(team[person] ?? []), ...codes];
  }
  return { figures, team };
}

function effortOf(text: string): number {
  return Number(/^Effort ([\d.]+) in all\. I checked: no plan needs less\.$/m.exec(text)?.[1]);
}

test('each total on the plan of three Azure areas is what the command line says of the facts, and of the facts with the steps done', async () => {
  const ana = await tellFacts();
  const { text } = await ana.say('plan');
  const told = [...text.matchAll(/^(.+): ([\d.]+) of 100 now, ([\d.]+) with the plan$/gm)];
  const [before, after] = [2, 3].map((place) => told.map((each) => [each[1], Number(each[place])]));
  const scored = await scoreFacts(FIGURES, TEAM);
  expect(before).toEqual(scored);
  for (const [, total] of scored) {
    expect(total).toBeGreaterThanOrEqual(50);
    expect(total).toBeLessThanOrEqual(65);
  }
  const steps = readSteps(text);
  expect(steps.length).toBeGreaterThan(0);
  const { figures, team } = follow(steps);
  expect(after).toEqual(await scoreFacts(figures, team));
  for (const [, total] of after ?? []) expect(total).toBeGreaterThanOrEqual(70);
});

test('the plan of three Azure areas shares a certification and costs less than the three plans together', async () => {
  const ana = await tellFacts();
  const { text } = await ana.say('plan');
  const efforts: number[] = [];
  for (const area of ['data', 'infra', 'apps']) efforts.push(effortOf((await ana.say(`plan ${area}`)).text));
  const apart = efforts.reduce((sum, effort) => sum + effort, 0);
  expect(effortOf(text)).toBeLessThan(apart);
  expect(text).toContain(`Planned one by one it would be ${apart}`);
  const certifications = readSteps(text).filter(({ who }) => who !== '');
  expect(certifications.some(({ where }) => where === 'all 3 areas' || where.includes(' and '))).toBe(true);
});
