import { ALL_MEANS, type Means } from '../../planning/planRequest.ts';
import { readArea } from '../../reading/areaNames.ts';
import { foldText } from '../../reading/foldText.ts';
import type { AreaId } from '../../scoring/designations.ts';

/** What a plan shall be for. No areas named means all that are followed. */
export interface PlanWish {
  readonly areas: readonly AreaId[];
  readonly means: readonly Means[];
  /** Points of 100; 0 where none were named, which means those that pass. */
  readonly target: number;
}

const MEANS_WORDS: Record<Means, readonly string[]> = {
  people: ['people', 'person', 'certifications', 'certification', 'exams', 'personas', 'certificaciones', 'examenes'],
  customers: ['customers', 'customer', 'clientes', 'cliente'],
  growth: ['growth', 'usage', 'crecimiento', 'uso', 'consumo'],
  deployments: ['deployments', 'deployment', 'services', 'service', 'servicios', 'despliegues', 'implementaciones'],
};

const MEANS_OF_WORD = new Map(
  ALL_MEANS.flatMap((means) => MEANS_WORDS[means].map((word): [string, Means] => [word, means])),
);

const WITHOUT = ['without', 'no', 'sin'];
const ONLY = ['only', 'just', 'solo', 'solamente', 'with', 'con'];
const MOST_POINTS = 100;

/** Reads "data and infra without customers", "only people", "security to 80". */
export function readPlanWish(words: readonly string[]): PlanWish {
  const areas: AreaId[] = [];
  const without: Means[] = [];
  const only: Means[] = [];
  let list = only;
  let target = 0;
  for (let index = 0; index < words.length; ) {
    const word = foldText(words[index] ?? '');
    const means = MEANS_OF_WORD.get(word);
    const area = means === undefined ? readArea(words.slice(index)) : null;
    if (WITHOUT.includes(word)) list = without;
    else if (ONLY.includes(word)) list = only;
    else if (means !== undefined) list.push(means);
    else if (/^\d+$/.test(word) && Number(word) <= MOST_POINTS) target = Number(word);
    else if (area !== null && !areas.includes(area.area)) areas.push(area.area);
    index += area?.length ?? 1;
  }
  const allowed = only.length > 0 ? ALL_MEANS.filter((means) => only.includes(means)) : ALL_MEANS;
  return { areas, means: allowed.filter((means) => !without.includes(means)), target };
}
