import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../../src/adapters/log/createLog.ts';
import { noteKeyOf } from '../../../src/adapters/tables/keys.ts';
import { createRow } from '../../../src/adapters/tables/row.ts';
import { type MemberNote, UNKNOWN_PLACE } from '../../../src/partner/places.ts';
import { AT, addPerson, createOperation, createPartner, startStore, type TestStore } from './startStore.ts';

const NOTE: MemberNote = { kind: 'member', name: 'Ana', mail: 'ana@contoso.com', checkedAt: AT };
const MARK = 'welcomed:a/b';

let lines: string[] = [];
let test: TestStore;
beforeAll(async () => {
  test = await startStore(createLog({ level: 'info', format: 'json', secrets: [], write: (text) => lines.push(text) }));
});
afterAll(() => test.stop());

describe('a turn', () => {
  it('reads the numbers and one chat by two requests, and by three where the person speaks elsewhere', async () => {
    const partner = createPartner();
    const { tenantId } = partner;
    await test.store.change(partner, createOperation(), addPerson('luis'));
    for (let index = 0; index < 40; index += 1) {
      await test.places.noteMember(tenantId, `somebody ${index}`, NOTE);
      await test.places.noteAudience(tenantId, `chat ${index}`, { kind: 'members only', checkedAt: AT });
    }
    await test.places.noteLanguage(tenantId, 'somebody 7', { language: 'es', isChosen: true });

    test.proxy.requests.length = 0;
    const own = await test.store.readTurn(tenantId, { place: 'somebody 7', userId: 'somebody 7' });
    expect(test.proxy.requests).toEqual(
      Array(2).fill(expect.stringMatching(/^GET \/devstoreaccount1\/partners\w*\(\)$/)),
    );
    const notes = { member: NOTE, language: { language: 'es', isChosen: true } };
    expect(own.person).toEqual({ ...UNKNOWN_PLACE, ...notes });
    expect(own.chat).toBe(own.person);
    expect(own.record.people).toHaveLength(1);

    test.proxy.requests.length = 0;
    const elsewhere = await test.store.readTurn(tenantId, { place: 'chat 7', userId: 'somebody 7' });
    expect(test.proxy.requests).toHaveLength(3);
    expect(elsewhere.person).toEqual(own.person);
    const audience = { kind: 'members only', checkedAt: AT };
    expect(elsewhere.chat).toEqual({ ...UNKNOWN_PLACE, audience });
  });

  it('keeps tenants apart', async () => {
    const [one, other] = [createPartner(), createPartner()];
    await test.places.noteMember(one.tenantId, 'ana', NOTE);
    expect((await test.store.readTurn(other.tenantId, { place: 'ana', userId: 'ana' })).person).toEqual(UNKNOWN_PLACE);
    expect((await test.places.listMembers(other.tenantId)).size).toBe(0);
  });
});

describe('a note', () => {
  it('takes the place of the one before, each person having their own', async () => {
    const { tenantId } = createPartner();
    await test.places.noteMember(tenantId, 'ana', NOTE);
    const later: MemberNote = { kind: 'guest', name: 'Ana', mail: null, checkedAt: AT.add({ hours: 24 }) };
    await test.places.noteMember(tenantId, 'ana', later);
    await test.places.noteMember(tenantId, 'luis', NOTE);
    await test.places.noteLanguage(tenantId, 'ana', { language: 'es', isChosen: false });
    await test.places.noteLanguage(tenantId, 'ana', { language: 'en', isChosen: true });
    const language = { language: 'en', isChosen: true };
    expect(await test.places.read(tenantId, 'ana')).toEqual({ ...UNKNOWN_PLACE, member: later, language });
    expect(await test.places.read(tenantId, 'luis')).toEqual({ ...UNKNOWN_PLACE, member: NOTE });
    expect(await test.places.listMembers(tenantId)).toEqual(
      new Map([
        ['ana', later],
        ['luis', NOTE],
      ]),
    );
  });

  it('is passed over and logged where it cannot be read, and made anew', async () => {
    lines = [];
    const { tenantId } = createPartner();
    await test.places.noteLanguage(tenantId, 'luis', { language: 'es', isChosen: true });
    const row = { ...createRow(tenantId, noteKeyOf('member', 'luis'), { userId: 'luis' }), part: 'member' };
    await test.table.upsertEntity(row, 'Replace');
    const { member, language, isWhole } = await test.places.read(tenantId, 'luis');
    expect([member, language?.language, isWhole]).toEqual([null, 'es', true]);
    expect(await test.places.listMembers(tenantId)).toEqual(new Map());
    expect(lines.join('')).toContain(row.rowKey);
    await test.places.noteMember(tenantId, 'luis', NOTE);
    expect((await test.places.read(tenantId, 'luis')).member).toEqual(NOTE);
  });
});

describe('a mark of a chat', () => {
  it('is new to one of ten that set it at once', async () => {
    const { tenantId } = createPartner();
    const answers = await Promise.all(Array.from({ length: 10 }, () => test.places.setMark(tenantId, 'a/b', MARK)));
    expect(answers.filter((isNew) => isNew)).toHaveLength(1);
    expect(await test.places.setMark(tenantId, 'a/b', MARK)).toBe(false);
    expect((await test.places.read(tenantId, 'a/b')).marks).toEqual(new Set([MARK]));
  });

  it('is new again once it was cleared, and clearing may be repeated', async () => {
    const { tenantId } = createPartner();
    await test.places.setMark(tenantId, 'a/b', MARK);
    await test.places.clearMark(tenantId, 'a/b', MARK);
    await test.places.clearMark(tenantId, 'a/b', MARK);
    expect((await test.places.read(tenantId, 'a/b')).marks).toEqual(new Set());
    expect(await test.places.setMark(tenantId, 'a/b', MARK)).toBe(true);
  });
});

describe('a chat that the bot was taken out of', () => {
  it('is forgotten, but for what is known of the person', async () => {
    const { tenantId } = createPartner();
    await test.places.noteMember(tenantId, 'ana', NOTE);
    await test.places.noteLanguage(tenantId, 'ana', { language: 'es', isChosen: true });
    await test.places.noteTold(tenantId, 'ana', { at: AT, totals: {} });
    await test.places.noteAudience(tenantId, 'ana', { kind: 'outsiders', checkedAt: AT });
    await test.places.setMark(tenantId, 'ana', MARK);
    await test.places.noteTold(tenantId, 'luis', { at: AT, totals: {} });
    await test.places.remove(tenantId, 'ana');
    const language = { language: 'es', isChosen: true };
    expect(await test.places.read(tenantId, 'ana')).toEqual({ ...UNKNOWN_PLACE, member: NOTE, language });
    expect((await test.places.read(tenantId, 'luis')).told).not.toBeNull();
    expect(await test.places.list(tenantId)).toEqual([]);
  });
});
