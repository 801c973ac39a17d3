import { readRuleSets } from '../../src/adapters/rules/readRuleSets.ts';
import type { AreaReport, Reply, RosterEntry } from '../../src/conversation/reply.ts';
import { createReport } from '../../src/conversation/scores/reports.ts';
import { areaFigures, figureOwner } from '../../src/partner/facts.ts';
import {
  EMPTY_RECORD,
  type FigureFacts,
  type PartnerRecord,
  type RosterPerson,
  type Settings,
} from '../../src/partner/record.ts';
import { getCertification } from '../../src/scoring/certifications.ts';
import { AREA_IDS, type AreaId, TRACKS_SCORED } from '../../src/scoring/designations.ts';
import { FIGURES, STEPS } from '../../src/scoring/figures.ts';
import { ruleSetInForce } from '../../src/scoring/inForce.ts';

const ruleSets = readRuleSets();
export const DAY = '2026-11-22';
const ANA = { id: 'ana', name: 'Ana' };

type Values = Readonly<Record<string, number>>;

export function facts(values: Values, day = '2026-11-20', by = ANA): FigureFacts {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value, day, by }]));
}

export function person(name: string, ...certifications: readonly (string | [string, string])[]): RosterPerson {
  return {
    ...{ id: name.toLowerCase(), name, mail: null },
    certifications: certifications.map((each) =>
      typeof each === 'string' ? { certification: each } : { certification: each[0], expires: each[1] },
    ),
  };
}

/** One architect short, as in the issue: 60 by the programme page once customers, growth, use and services are all there. */
export const TEAM: readonly RosterPerson[] = [
  person('Ana García', 'azure-administrator-associate', ['azure-solutions-architect-expert', '2026-12-12']),
  person('Luis Vega', ['azure-administrator-associate', '2027-04-01'], 'power-bi-data-analyst-associate'),
  person('Marta Soler', 'azure-database-administrator-associate'),
  person('Jon Arana', 'azure-cosmos-db-developer-specialty'),
  person('Eva Prat', ['azure-data-scientist-associate', '2027-02-01'], ['azure-ai-engineer-associate', '2026-03-01']),
  person('Nil Roca', 'azure-ai-engineer-associate'),
];

export const AZURE: Values = {
  netCustomerAdds: 2,
  usageGrowthPercent: 10,
  acrTrailing12MonthsUsd: 180_000,
  deployments: 4,
};

export const FULL: Readonly<Record<AreaId, Values>> = {
  'data-ai': AZURE,
  infrastructure: AZURE,
  'digital-app-innovation': AZURE,
  'modern-work': {
    'enterprise.netCustomerAdds': 2,
    'enterprise.usageGrowth.cpor': 700,
    'enterprise.usageGrowth.dpor': 0,
    'enterprise.deployments.cpor': 2,
    'enterprise.deployments.dpor': 1,
    'smb.netCustomerAdds': 7,
    'smb.usageGrowth.cpor': 0,
    'smb.usageGrowth.csp': 1500,
    'smb.deployments.cpor': 0,
    'smb.deployments.csp': 4,
  },
  security: {
    'enterprise.netCustomerAdds.azure': 3,
    'enterprise.netCustomerAdds.m365': 2,
    'enterprise.usageGrowth.azureAcrUsd': 12_500,
    'enterprise.usageGrowth.m365ProtectedUsers': 500,
    'enterprise.deployments.azure': 1,
    'enterprise.deployments.m365': 1,
    'smb.netCustomerAdds.azure': 1,
    'smb.netCustomerAdds.m365': 2,
    'smb.usageGrowth.azureAcrUsd': 6000,
    'smb.usageGrowth.m365ProtectedUsers': 400,
    'smb.deployments.azure': 2,
    'smb.deployments.m365': 1,
  },
  'business-applications': { netCustomerAdds: 3, usageGrowthPercent: 22, usageBaselineMcv: 30_000, deployments: 4 },
};

export interface Partner {
  readonly figures?: Readonly<Partial<Record<AreaId, Values>>>;
  /** Typed totals of people, by area and step. */
  readonly typed?: Readonly<Partial<Record<AreaId, Values>>>;
  readonly people?: readonly RosterPerson[];
  readonly settings?: Partial<Settings>;
}

export function partner({ figures = {}, typed = {}, people = [], settings = {} }: Partner): PartnerRecord {
  const record: PartnerRecord = { ...EMPTY_RECORD, people, settings: { ...EMPTY_RECORD.settings, ...settings } };
  const kept: Partial<Record<AreaId | 'azure', FigureFacts>> = {};
  for (const area of AREA_IDS) {
    const owner = figureOwner(record, area);
    const values = figures[area];
    if (values !== undefined) kept[owner] = { ...kept[owner], ...facts(values) };
    const steps = Object.entries(typed[area] ?? {}).map(([step, value]) => [`certifiedPeople.${step}`, value] as const);
    if (steps.length > 0) kept[area] = { ...kept[area], ...facts(Object.fromEntries(steps)) };
  }
  return { ...record, figures: kept };
}

export function report(record: PartnerRecord, area: AreaId, day = DAY, showNames = true): AreaReport {
  return createReport(record, area, { day, ruleSets, showNames });
}

export function areaReply(record: PartnerRecord, area: AreaId, day = DAY, showNames = true): Reply {
  return { kind: 'area', report: report(record, area, day, showNames), day };
}

export const enterprise: Partial<Settings> = {
  tracks: {
    'data-ai': 'enterprise',
    infrastructure: 'enterprise',
    'digital-app-innovation': 'enterprise',
    'business-applications': 'smb',
  },
};

export function formReply(record: PartnerRecord, area: AreaId, errors: Readonly<Record<string, string>> = {}): Reply {
  const { ruleSet } = ruleSetInForce(ruleSets, record.settings.ruleBook, area, DAY);
  const figures = areaFigures(record, area);
  const definitions = ruleSet.tracks.flatMap(({ metrics }) =>
    metrics.flatMap((metric) =>
      metric.paidBy === 'figures' ? [...metric.parts, ...(metric.needs === undefined ? [] : [metric.needs])] : [],
    ),
  );
  const refused = (key: string) =>
    errors[key] === undefined
      ? null
      : { key: 'say.fieldRefused', values: { text: errors[key], accepted: 'a whole number, 0 or more' } };
  return {
    kind: 'form',
    area,
    ruleSet,
    fields: FIGURES[area].map((definition) => {
      const base = figures[definition.key]?.value ?? null;
      return {
        definition,
        base,
        value: errors[definition.key] ?? (base === null ? '' : String(base)),
        definedAs: definitions.find(({ figure }) => figure === definition.key)?.definition.en ?? '',
        error: refused(definition.key),
      };
    }),
    people:
      record.people.length > 0
        ? []
        : STEPS[area].map((step) => ({ step, value: errors[step] ?? '', base: null, error: refused(step) })),
    track: TRACKS_SCORED[area] === 'both' ? 'none' : (record.settings.tracks[area] ?? 'unknown'),
    checked: Object.keys(figures).length === 0 ? null : false,
  };
}

export function peopleReply(people: readonly RosterPerson[], showNames = true, skipped = 0): Reply {
  return {
    kind: 'people',
    skipped,
    roster: showNames ? people.map(describe) : null,
    peopleCount: skipped + people.length,
    certificationCount: people.reduce((sum, { certifications }) => sum + certifications.length, 0),
  };
}

function describe(each: RosterPerson): RosterEntry {
  return {
    person: each,
    certifications: each.certifications.map((held) => ({
      certification: getCertification(held.certification),
      held,
      state: held.expires !== undefined && held.expires < DAY ? 'expired' : 'counts',
    })),
  };
}

export function rulesReply(ruleBook: 'brief' | 'microsoft', areas: readonly AreaId[] = AREA_IDS): Reply {
  return {
    kind: 'rules',
    ruleBook,
    ruleSets: areas.map((area) => ruleSetInForce(ruleSets, ruleBook, area, DAY).ruleSet),
  };
}
