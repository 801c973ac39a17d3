import { nearByLicences } from '../../language/licenceWords.ts';
import { nearServices } from '../../language/serviceWords.ts';
import { computedFigures, countingOf } from '../../partner/facts.ts';
import { nearestPairs } from '../../partner/reports/businessChange.ts';
import type { UsageSummary } from '../../partner/reports/usageSource.ts';
import type { Plan } from '../../planning/findPlan.ts';
import { type AreaId, isAzureArea } from '../../scoring/designations.ts';
import { lackingUnits } from '../../scoring/lackingUnits.ts';
import type { Telling } from '../asking/telling.ts';
import type { Line } from '../reply.ts';
import { createReport } from '../scores/reports.ts';

type Customers = UsageSummary['customers']['brief'];

const NOBODY: Customers = { nearest: [], leaving: [] };

/** Nobody in areas of which no report tells who is near. */
function customersOf({ record, showNames }: Telling, area: AreaId): Customers {
  if (!showNames) return NOBODY;
  if (isAzureArea(area)) return record.settings.usage.summary?.customers[countingOf(record, area)] ?? NOBODY;
  const isComputed = computedFigures(record, area).netCustomerAdds !== undefined;
  return area === 'business-applications' && isComputed ? { nearest: nearestPairs(record), leaving: [] } : NOBODY;
}

/** Who stops counting if the next month is as the last one; nobody where names are not to be shown. */
export function describeLeaving(telling: Telling, area: AreaId): readonly Line[] {
  const { leaving } = customersOf(telling, area);
  if (leaving.length === 0) return [];
  return [
    { key: 'usage.leaving', values: { names: telling.words.list(leaving), count: leaving.length }, rank: 'warning' },
  ];
}

/** Who lacks the least to count; nobody where names are not to be shown. */
export function describeNearest(telling: Telling, area: AreaId): readonly Line[] {
  const { words } = telling;
  const names = customersOf(telling, area).nearest.map(({ name, shortByUsd }) =>
    words.say('usage.near.customer', { name, short: words.number(shortByUsd) }),
  );
  return names.length === 0 ? [] : [{ key: 'usage.near', values: { names: words.list(names) } }];
}

/** Whom a figure of Modern Work waits for; nobody where names are not to be shown. */
function describeNearLicences({ words, record, showNames }: Telling, figure: string): readonly Line[] {
  const { summary } = record.settings.officeUsage;
  if (summary === null || !showNames || computedFigures(record, 'modern-work')[figure] === undefined) return [];
  return nearByLicences(words, figure, summary);
}

/** Of Modern Work, for each figure that could still give more: who nearly counts, who leaves, and whose licences nobody uses yet. */
export function describeNearOfModernWork(telling: Telling): readonly Line[] {
  const { gaps } = createReport(telling.record, 'modern-work', telling).gaps;
  const figures = new Set(gaps.flatMap((gap) => (gap.kind === 'figure' ? [gap.figure] : [])));
  const lines = [...figures].flatMap((figure) => describeNearLicences(telling, figure));
  // The same licences may serve two kinds of link.
  return [...new Map(lines.map((line) => [JSON.stringify(line), line])).values()];
}

/** For the steps of a plan that raise what usage gives: who is nearest to counting, and which services are. */
export function describeNearOfPlan(telling: Telling, { steps, areas }: Pick<Plan, 'steps' | 'areas'>): readonly Line[] {
  return steps.flatMap((step): readonly Line[] => {
    const area = areas.find((each) => step.areas.includes(each.area));
    if (step.kind !== 'raise' || area === undefined) return [];
    if (computedFigures(telling.record, area.area)[step.figure] === undefined) return [];
    if (area.area === 'modern-work') return describeNearLicences(telling, step.figure);
    if (step.figure === 'netCustomerAdds') return describeNearest(telling, area.area);
    // Elsewhere deployments are no services.
    if (step.figure !== 'deployments' || !isAzureArea(area.area)) return [];
    return [describeNearServices(telling, area.area, area.before.counted.metrics)];
  });
}

function describeNearServices(telling: Telling, area: AreaId, metrics: Parameters<typeof lackingUnits>[0]): Line {
  const { usage, figures } = createReport(telling.record, area, telling);
  const value = figures.deployments?.value ?? 0;
  return nearServices(telling.words, usage?.services ?? [], value, lackingUnits(metrics, 'deployments', value));
}
