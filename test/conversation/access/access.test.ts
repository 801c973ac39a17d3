import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../../src/conversation/access/access.ts';
import { COMMANDS } from '../../../src/conversation/commands.ts';
import type { Membership } from '../../../src/conversation/turn.ts';
import { parseCommand } from '../../../src/conversation/understanding/parseCommand.ts';
import type { PartnerRecord } from '../../../src/partner/record.ts';
import { type Person, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
/** Two companies to which nothing of what is tried may do anything. */
let company: Company;
let other: Company;
beforeAll(async () => {
  conversation = await startConversation();
  [company, other] = [await found(), await found()];
});
afterAll(() => conversation.stop());

/** The data with which each press is tried, to change what it can. */
const PRESSES: Readonly<Record<string, (company: Company) => Readonly<Record<string, unknown>>>> = {
  audit: () => ({ before: null }),
  people: () => ({ after: null }),
  'drop-import': () => ({ draft: 'none' }),
  'save-reminder': () => ({}),
  'forget-me': () => ({}),
  'apply-import': () => ({ draft: 'draft', onto: 'anything' }),
  'delete-everything': () => ({ asked: '2026-11-22T08:59:00Z', of: 'anything' }),
  'save-figures': () => ({ area: 'data-ai', base: { netCustomerAdds: 3 } }),
  'set-unusual': () => ({ area: 'data-ai', text: 'customers 99999' }),
  'save-settings': () => ({ base: { ruleBook: 'brief' } }),
  'add-person': () => ({ certification: 'az-305', name: 'Marta', mail: null, as: null }),
  'remove-person': () => ({ id: 'name:nora vega', certification: null }),
  'apply-paste': () => ({ draft: 'draft', similar: 'new', asked: 0, order: null }),
  'read-days': () => ({ draft: 'draft', order: 'day first' }),
  'drop-paste': () => ({ draft: 'draft' }),
  'apply-usage': () => ({ draft: 'draft' }),
  'apply-office': () => ({ draft: 'draft' }),
  'apply-ems': () => ({ draft: 'draft' }),
  'read-months': () => ({ draft: 'draft', days: 'day first', decimal: null }),
  'apply-business': () => ({ draft: 'draft', report: 'businessUsage' }),
  'drop-usage': () => ({ draft: 'draft' }),
  customers: () => ({ area: null, from: 0 }),
  prefer: () => ({ area: 'data-ai', kind: 'typed' }),
  'make-it-so': () => ({ changes: '+2 customers' }),
  undo: ({ lastChange }) => ({ change: lastChange }),
};

interface Company {
  readonly tenant: string;
  readonly ana: Person;
  readonly eva: Person;
  readonly rita: Person;
  readonly lastChange: string;
  read(): Promise<PartnerRecord>;
}

/** Ana owns the numbers, Eva edits them, Rita reads them. */
async function found(): Promise<Company> {
  const tenant = conversation.newTenant();
  const [ana, eva, rita] = ['Ana', 'Eva', 'Rita'].map((name) => conversation.talkAs(name, tenant)) as [
    Person,
    Person,
    Person,
  ];
  // Changes of one millisecond have no order.
  let minutes = 0;
  const later = () => ({ now: Temporal.Instant.from('2026-11-22T08:00:00Z').add({ minutes: ++minutes }) });
  await ana.say('set data customers 3', later());
  await Promise.all([eva.say('hi'), rita.say('hi')]);
  for (const text of [
    'grant Eva editor',
    'add AZ-104 Nora Vega',
    'assign AZ-305 to Nora Vega by 2026-12-15',
    'set data growth 12',
  ])
    await ana.say(text, later());
  const key = { tenantId: tenant, sampleOf: null };
  const { changes } = await conversation.store.listChanges(key, { before: null, most: 1 });
  return {
    ...{ tenant, ana, eva, rita, lastChange: changes[0]?.id ?? '' },
    read: async () => (await conversation.store.read(key)).record,
  };
}

const presses = COMMANDS.flatMap((command) => command.presses);

test('every button is tried here', () => {
  expect(Object.keys(PRESSES).toSorted()).toEqual(presses.map(({ name }) => name).toSorted());
});

test('every form and question of a card is one that a command carries out', () => {
  const root = join(import.meta.dirname, '../../../src/conversation');
  const defined = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/definePress\('([^']+)'/g)])
    .map(([, name]) => name);
  expect(defined.length).toBeGreaterThan(10);
  expect(defined.toSorted()).toEqual(presses.map(({ name }) => name).toSorted());
});

const FORGED = {
  ...{ tenant: 'forged', tenantId: 'forged', user: { id: 'Ana' }, from: { aadObjectId: 'Ana' }, by: 'Ana' },
  ...{ owner: true, role: 'owner', owners: [{ id: 'Rita', name: 'Rita' }], access: { kind: 'owner' } },
};

/** What a press of a form sends along, whoever presses it. */
const INPUTS = { 'figure:netCustomerAdds': '9', ruleBook: 'microsoft' };

function pressOf(name: string, data: Readonly<Record<string, unknown>>) {
  return { v: 1, p: 'partner', op: crypto.randomUUID(), ...INPUTS, ...FORGED, ...data, a: name };
}

/** Whoever asks to be forgotten gives up their own role, whatever it is. */
function withoutEva({ settings, ...rest }: PartnerRecord) {
  return { ...rest, settings: { ...settings, editors: settings.editors.filter(({ name }) => name !== 'Eva') } };
}

const GROUP = { chat: { id: '19:group', kind: 'group' } } as const;

interface Act {
  readonly name: string;
  readonly role: Role;
  by(person: Person, company: Company, where?: typeof GROUP): Promise<{ text: string }>;
}

const SAYINGS = COMMANDS.flatMap(({ name, role, examples }) => examples.map((text) => ({ name, role, text })));

const ACTS: readonly Act[] = [
  ...[...SAYINGS, { role: 'reader' as const, text: 'xyzzy' }].map(({ role, text }): Act => {
    return { name: `"${text.split('\n')[0]}"`, role, by: (person, _company, where) => person.say(text, where) };
  }),
  ...presses.map(({ name, role }): Act => {
    const data = PRESSES[name];
    return {
      name: `the button ${name}`,
      role,
      by: (person, company, where) => person.press(pressOf(name, data?.(company) ?? {}), where),
    };
  }),
];

test.each(SAYINGS)('the command $name is what "$text" is read as', ({ name, text }) => {
  expect(parseCommand(text).name).toBe(name);
});

describe.each(ACTS)('$name', ({ role, by }) => {
  test('is done for an owner, and for nobody below the role it needs', async () => {
    const [forOwner, forEditor, forReader] = await Promise.all([found(), found(), found()]);
    const [before, editorBefore, readerBefore] = await Promise.all([
      forOwner.read(),
      forEditor.read(),
      forReader.read(),
    ]);
    await by(forOwner.ana, forOwner);
    const hasChanged = JSON.stringify(await forOwner.read()) !== JSON.stringify(before);

    const toReader = await by(forReader.rita, forReader);
    expect(await forReader.read()).toEqual(readerBefore);
    if (hasChanged || role === 'owner') expect(toReader.text).toMatch(/^Only (an owner|owners and editors) can/m);

    const toEditor = await by(forEditor.eva, forEditor);
    const editorAfter = await forEditor.read();
    if (role !== 'editor') expect(withoutEva(editorAfter)).toEqual(withoutEva(editorBefore));
    if (role === 'owner') expect(toEditor.text).toContain('Only an owner can change this');
    if (role === 'editor' && hasChanged) expect(editorAfter).not.toEqual(editorBefore);
    if (role === 'reader') expect(hasChanged).toBe(false);
  });

  test.each<Membership>([{ kind: 'guest' }, { kind: 'foreign' }, { kind: 'unknown' }])(
    'tells a $kind nothing and does nothing for them, with forged data and in a shared channel',
    async (membership) => {
      const before = await company.read();
      // The same name and tenant as the owner has: only what Teams says of them counts.
      const outside = conversation.talkAs(`outside-${membership.kind}`, company.tenant, membership);
      for (const where of [undefined, GROUP]) {
        const heard = await by(outside, company, where);
        expect(heard.text).toContain('Partner Score');
        expect(heard.text).not.toMatch(/\d|Ana|Eva|Nora/);
      }
      expect(await company.read()).toEqual(before);
    },
  );

  test('does nothing to another company, though the card was made there', async () => {
    const before = await company.read();
    const heard = await by(other.ana, company);
    expect(await company.read()).toEqual(before);
    expect(heard.text).not.toContain(company.tenant);
  });
});

/** Fifty names of which none is like another. */
function namesake(index: number): string {
  // The same two words in another order would be asked about.
  return `${String.fromCharCode(97 + (index % 25)).repeat(8)} ${index < 25 ? 'zzzzzzzz' : 'zvzvzvzv'}`;
}

test('fifty editors at once lose nothing, and all are in the audit', async () => {
  const company = await found();
  const names = Array.from({ length: 50 }, (_, index) => `Editor ${index}`);
  const editors = names.map((name) => conversation.talkAs(name, company.tenant));
  await Promise.all(editors.map((editor) => editor.say('hi')));
  for (const name of names) {
    expect((await company.ana.say(`grant ${name} editor`)).text).toContain('Saved');
  }
  const atOnce = { now: Temporal.Instant.from('2026-11-22T10:00:00Z') };
  await Promise.all(editors.map((editor, index) => editor.say(`add AZ-104 ${namesake(index)}`, atOnce)));
  const record = await company.read();
  expect(record.settings.editors).toHaveLength(51);
  expect(record.people).toHaveLength(51);
  const key = { tenantId: company.tenant, sampleOf: null };
  const { changes } = await conversation.store.listChanges(key, { before: null, most: 50 });
  expect(new Set(changes.map(({ by }) => by.name))).toEqual(new Set(names));
});
