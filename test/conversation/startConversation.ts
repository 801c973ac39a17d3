import { randomUUID } from 'node:crypto';
import { odata, TableClient } from '@azure/data-tables';
import { Temporal } from 'temporal-polyfill';
import { readRuleSets } from '../../src/adapters/rules/readRuleSets.ts';
import { createSolver } from '../../src/adapters/solver/createSolver.ts';
import { createPartnerArchive } from '../../src/adapters/tables/createPartnerArchive.ts';
import { createPartnerStore } from '../../src/adapters/tables/createPartnerStore.ts';
import { createPlaceStore } from '../../src/adapters/tables/createPlaceStore.ts';
import { createDeliveries } from '../../src/adapters/tables/reminders/createDeliveries.ts';
import { createDueIndex } from '../../src/adapters/tables/reminders/createDueIndex.ts';
import { createUsageStores } from '../../src/adapters/tables/usage/createUsageStores.ts';
import type { Answer } from '../../src/conversation/answer.ts';
import { createConversation } from '../../src/conversation/converse.ts';
import { createRateLimit, type Limits } from '../../src/conversation/pipeline/createRateLimit.ts';
import type { Reader, Reply } from '../../src/conversation/reply.ts';
import type { Membership, Said, Turn } from '../../src/conversation/turn.ts';
import { LANGUAGES } from '../../src/language/languages.ts';
import { createAllWords } from '../../src/language/words.ts';
import type { Address } from '../../src/partner/address.ts';
import type { Solve } from '../../src/planning/program.ts';
import { createViews } from '../../src/views/createViews.ts';
import { bot } from '../support/activities.ts';
import { shareStorage } from '../support/sharedStorage.ts';
import { silentLog } from '../support/silentLog.ts';
import { findMessageFaults } from '../views/findMessageFaults.ts';

export interface Heard {
  readonly kind: Answer['kind'];
  /** For what is no card: offers and files. */
  readonly answer: Answer;
  /** Every text of the card and its buttons, in reading order, a line each. */
  readonly text: string;
  readonly summary: string;
  /** What is offered to be said next, below the message. */
  readonly chips: readonly string[];
  /** The data that a button with this title carries. */
  dataOf(title: string): Record<string, unknown>;
}

export interface Person {
  say(text: string, overrides?: Partial<Turn>): Promise<Heard>;
  press(data: unknown, overrides?: Partial<Turn>): Promise<Heard>;
  send(said: Said, overrides?: Partial<Turn>): Promise<Heard>;
}

// Time stands still in most of these tests, so an allowance would never grow back.
const BOUNDLESS: Limits = { person: { burst: 1e6, perSecond: 0 }, tenant: { burst: 1e6, perSecond: 0 } };

/** The real conversation on a real table, with the real solver or something `around` it; every person talks in a personal chat of a tenant unless told otherwise. */
export async function startConversation(
  options: { owners?: readonly string[]; limits?: Limits; around?: (solve: Solve) => Solve } = {},
) {
  const { connectionString, suffix } = shareStorage();
  const clientOf = (name: string) =>
    TableClient.fromConnectionString(connectionString, `${name}${suffix}`, { allowInsecureConnection: true });
  const table = clientOf('partners');
  const store = createPartnerStore({ table, log: silentLog });
  const words = createAllWords();
  const views = createViews({ words, newOperation: randomUUID });

  /** Whatever a test is answered is rendered in every language, and held to what Teams takes. */
  function render(reply: Reply, reader: Reader) {
    for (const language of LANGUAGES) {
      const faults = findMessageFaults(views.renderReply(reply, { ...reader, language }));
      if (faults.length > 0) throw new Error(`In ${language} the answer "${reply.kind}" ${faults.join(' and ')}`);
    }
    return views.renderReply(reply, reader);
  }

  const solver = createSolver();
  const places = createPlaceStore({ table, log: silentLog });
  const due = createDueIndex({ table: clientOf('due'), log: silentLog });
  const deliveries = createDeliveries({ table: clientOf('deliveries'), log: silentLog });
  const answer = createConversation({
    ...{ store, places, due, deliveries },
    ruleSets: readRuleSets(),
    words,
    render,
    owners: options.owners ?? [],
    usage: createUsageStores({ table }),
    archive: createPartnerArchive({ table, deliveries: clientOf('deliveries') }),
    rateLimit: createRateLimit(options.limits ?? BOUNDLESS),
    solve: options.around?.(solver.solve) ?? solver.solve,
  });

  function talkAs(
    name: string,
    tenantId: string,
    membership: Membership = { kind: 'member', mail: `${name}@contoso.com` },
  ): Person {
    async function send(said: Said, overrides: Partial<Turn> = {}): Promise<Heard> {
      const turn: Turn = {
        tenantId,
        user: { id: `${name}@${tenantId}`, name },
        chat: { id: `a:${name}@${tenantId}`, kind: 'personal' },
        address: createAddress(`${name}@${tenantId}`, name, overrides.chat),
        locale: 'en-GB',
        timeZone: 'Europe/Madrid',
        activityId: randomUUID(),
        now: Temporal.Instant.from('2026-11-22T09:00:00Z'),
        progress: null,
        lookUpMembership: async () => membership,
        lookUpAudience: async () => 'members only',
        lookUpMentioned: async () => null,
        ...overrides,
      };
      const first = await answer(said, turn);
      if (first.kind !== 'later' || overrides.progress !== undefined) return hear(first);
      return hear(await answer(said, { ...turn, progress: { show: () => undefined } }));
    }
    return {
      send,
      say: (text, overrides) => send({ kind: 'text', text, mentions: [] }, overrides),
      press: (data, overrides) => send({ kind: 'press', data, via: 'submit' }, overrides),
    };
  }

  /** All that storage holds of a tenant and its samples. */
  async function listRows(tenantId: string): Promise<readonly unknown[]> {
    const filter = odata`PartitionKey ge ${tenantId} and PartitionKey lt ${`${tenantId}~`}`;
    const rows: unknown[] = [];
    for await (const row of table.listEntities({ queryOptions: { filter } })) rows.push(row);
    return rows;
  }

  /** Rows as a long history leaves them. */
  async function addRows(tenantId: string, count: number): Promise<void> {
    const numbers = Array.from({ length: count }, (_, index) => index);
    await Promise.all(
      numbers.map((index) => table.createEntity({ partitionKey: tenantId, rowKey: `op|old-${index}`, v: 1 })),
    );
  }

  return {
    store,
    places,
    due,
    deliveries,
    talkAs,
    listRows,
    addRows,
    newTenant: () => randomUUID(),
    stop: solver.close,
  };
}

function createAddress(id: string, name: string, chat?: Turn['chat']): Address {
  const isPersonal = chat === undefined || chat.kind === 'personal';
  return {
    place: isPersonal ? id : chat.id,
    kind: chat?.kind ?? 'personal',
    conversationId: chat?.id ?? `a:${id}`,
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    bot,
    user: isPersonal ? { id: `29:${id}`, name } : null,
    team: null,
    isShared: false,
    locale: 'en-GB',
    timeZone: 'Europe/Madrid',
    state: 'open',
  };
}

function hear(answer: Answer): Heard {
  if (!('message' in answer)) {
    return { kind: answer.kind, answer, text: '', summary: '', chips: [], dataOf: () => ({}) };
  }
  const { card, summary, chips = [] } = answer.message;
  return {
    kind: answer.kind,
    answer,
    summary,
    chips,
    text: collect(card).join('\n'),
    dataOf(title) {
      const found = findActions(card).find((action) => action.title === title);
      if (found === undefined)
        throw new Error(
          `No button is called "${title}"; there are ${findActions(card)
            .map((each) => each.title)
            .join(', ')}`,
        );
      return { ...(found.data as Record<string, unknown>) };
    },
  };
}

type Node = Record<string, unknown>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function collect(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(collect);
  if (!isNode(value)) return [];
  // A paragraph is told as one line, however many runs it is made of.
  if (value.type === 'RichTextBlock' && Array.isArray(value.inlines)) {
    return [value.inlines.map((run) => (isNode(run) ? String(run.text ?? '') : String(run))).join('')];
  }
  const own = ['text', 'title', 'label', 'value', 'placeholder'].flatMap((key) =>
    typeof value[key] === 'string' ? [value[key]] : [],
  );
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, below]) => (key === 'data' || key === 'fallback' ? [] : collect(below))),
  ];
}

function findActions(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(findActions);
  if (!isNode(value)) return [];
  const own = typeof value.type === 'string' && value.type.startsWith('Action.') ? [value] : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, below]) =>
      key === 'data' || key === 'fallback' ? [] : findActions(below),
    ),
  ];
}
