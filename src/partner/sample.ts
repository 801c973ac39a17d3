import type { Change } from './change.ts';
import { type Colleague, type FigureFacts, NEW_SETTINGS, type RosterPerson } from './record.ts';

/** Whom the numbers are from that a sample begins with. */
export const CONTOSO: Colleague = { id: 'sample', name: 'Contoso' };

function figures(day: string, values: Readonly<Record<string, number>>): FigureFacts {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value, day, by: CONTOSO }]));
}

function person(name: string, ...certifications: readonly string[]): RosterPerson {
  const mail = `${name.split(' ')[0]?.toLowerCase() ?? ''}@contoso.example`;
  return { id: mail, name, mail, certifications: certifications.map((certification) => ({ certification })) };
}

/** A made-up partner: one architect short of a designation, with another area well on its way. */
export function createSample(day: string): Change {
  const people = [
    person(
      'Ana Ruiz',
      'azure-administrator-associate',
      'azure-solutions-architect-expert',
      'fabric-data-engineer-associate',
    ),
    person('Luis Vega', 'azure-administrator-associate', 'power-bi-data-analyst-associate'),
    person('Marta Soler', 'azure-database-administrator-associate', 'identity-and-access-administrator-associate'),
    person('Jon Arana', 'azure-cosmos-db-developer-specialty', 'security-operations-analyst-associate'),
    person('Eva Prat', 'power-bi-data-analyst-associate', 'endpoint-administrator-associate'),
  ];
  return [
    {
      kind: 'settings',
      after: {
        ...NEW_SETTINGS,
        tracks: { 'data-ai': 'enterprise' },
        hiddenAreas: ['infrastructure', 'digital-app-innovation'],
      },
    },
    {
      kind: 'figures',
      owner: 'azure',
      after: figures(day, {
        netCustomerAdds: 2,
        usageGrowthPercent: 10,
        acrTrailing12MonthsUsd: 180_000,
        deployments: 4,
      }),
    },
    {
      kind: 'figures',
      owner: 'modern-work',
      after: figures(day, {
        'smb.netCustomerAdds': 6,
        'smb.usageGrowth.cpor': 310,
        'smb.usageGrowth.csp': 900,
        'smb.deployments.cpor': 3,
        'smb.deployments.csp': 4,
      }),
    },
    ...people.map((each) => ({ kind: 'person', id: each.id, after: each }) as const),
  ];
}
