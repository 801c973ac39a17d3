import { applyChange, type Change } from '../../partner/change.ts';
import {
  type Colleague,
  EMPTY_RECORD,
  type FigureFacts,
  NEW_SETTINGS,
  type PartnerRecord,
  type RosterPerson,
} from '../../partner/record.ts';
import type { Operation, PartnerKey, PartnerStore } from '../../partner/store.ts';

/** Where a chat's sample is kept, and the mark that the chat is about it. */
export interface SampleChat {
  readonly real: PartnerKey;
  readonly sample: PartnerKey;
  readonly mark: string;
}

export function sampleOf(tenantId: string, chatId: string): SampleChat {
  return {
    real: { tenantId, sampleOf: null },
    sample: { tenantId, sampleOf: chatId },
    mark: `sample:${chatId}`,
  };
}

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
function createSample(day: string): Change {
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

/** Starts this chat's sample afresh. What is said here is then about Contoso until "sample off". */
export async function enterSample(
  store: PartnerStore,
  chat: SampleChat,
  operation: Operation,
  day: string,
): Promise<PartnerRecord> {
  await store.clearSample(chat.sample);
  const change = createSample(day);
  // By nobody: what the sample begins with is not for undo.
  await store.change(chat.sample, { ...operation, by: CONTOSO }, () => ({ kind: 'change', change, outcome: null }));
  await store.setMark(chat.real, chat.mark);
  return applyChange(EMPTY_RECORD, change);
}

export async function leaveSample(store: PartnerStore, chat: SampleChat): Promise<void> {
  await store.clearMark(chat.real, chat.mark);
  await store.clearSample(chat.sample);
}
