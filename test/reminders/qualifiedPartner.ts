import type { Change } from '../../src/partner/change.ts';
import { NEW_SETTINGS, type RosterPerson } from '../../src/partner/record.ts';

const by = { id: 'luis', name: 'Luis Ortega' };
const FIGURES = { netCustomerAdds: 3, usageGrowthPercent: 14, acrTrailing12MonthsUsd: 50_000, deployments: 3 };
const [az104, az305, az700, az140] = [
  'azure-administrator-associate',
  'azure-solutions-architect-expert',
  'azure-network-engineer-associate',
  'azure-virtual-desktop-specialty',
];

function person(name: string, certifications: RosterPerson['certifications']): RosterPerson {
  return { id: name.toLowerCase(), name, mail: null, certifications };
}

/** Worked example T26, 70 points in Infrastructure exactly, until Ana's AZ-700 lapses after this day (ISO). */
export function qualifyUntil(lapse: string, day: string): Change {
  const lasting = [az104, az305, az140].map((certification) => ({ certification }));
  const people = [
    person('Ana', [...lasting, { certification: az700, expires: lapse }]),
    person('Luis', [...lasting, { certification: az700 }]),
    person('Marta', [{ certification: az700 }]),
  ];
  const figures = Object.fromEntries(Object.entries(FIGURES).map(([key, value]) => [key, { value, day, by }]));
  return [
    {
      kind: 'settings',
      after: {
        ...NEW_SETTINGS,
        ruleBook: 'microsoft',
        tracks: { infrastructure: 'enterprise' },
        hiddenAreas: ['data-ai', 'digital-app-innovation'],
      },
    },
    { kind: 'figures', owner: 'azure', after: figures },
    ...people.map((after) => ({ kind: 'person', id: after.id, after }) as const),
  ];
}
