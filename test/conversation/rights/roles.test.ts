import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Mentioned, Turn } from '../../../src/conversation/turn.ts';
import { startConversation } from '../startConversation.ts';

type Conversation = Awaited<ReturnType<typeof startConversation>>;

let conversation: Conversation;
let withNamedOwners: Conversation;
beforeAll(async () => {
  [conversation, withNamedOwners] = await Promise.all([
    startConversation(),
    startConversation({ owners: ['BOSS@contoso.com'] }),
  ]);
});
afterAll(async () => {
  await Promise.all([conversation.stop(), withNamedOwners.stop()]);
});

const GROUP = { chat: { id: '19:group', kind: 'group' } } as const;

function company(of = conversation) {
  const tenant = of.newTenant();
  const talkAs = (name: string) => of.talkAs(name, tenant);
  return { tenant, ana: talkAs('Ana'), luis: talkAs('Luis'), eva: talkAs('Eva'), talkAs };
}

/** Says something with an @mention, about whom Teams answers as given. */
function mentioning(text: string, mentioned: Mentioned | null, where: Partial<Turn> = GROUP) {
  const said = { kind: 'text', text, mentions: [{ id: '29:mentioned', name: 'Luis' }] } as const;
  return [said, { ...where, lookUpMentioned: async () => mentioned }] as const;
}

describe('grant', () => {
  test('makes a mentioned colleague an editor, who then changes numbers and no roles', async () => {
    const { ana, luis, tenant } = company();
    await ana.say('set data customers 3');
    const found: Mentioned = { id: `Luis@${tenant}`, name: 'Luis', membership: { kind: 'member', mail: null } };
    const heard = await ana.send(...mentioning('grant Luis editor', found));
    expect(heard.text).toContain('that colleague is an editor now');
    expect((await luis.say('set data customers 4')).text).toContain('Saved');
    expect((await luis.say('grant Luis owner')).text).toContain('Only an owner can change this');
  });

  test('believes Teams about who is mentioned, never the mention', async () => {
    const { ana } = company();
    await ana.say('set data customers 3');
    const guest: Mentioned = { id: 'guest', name: 'Luis', membership: { kind: 'guest' } };
    expect((await ana.send(...mentioning('grant Luis owner', guest))).text).toContain('not a member of your company');
    expect((await ana.send(...mentioning('grant Luis owner', null))).text).toContain('not a member of your company');
  });

  test.each([
    'grant Luis owner',
    'grant owner to luis',
    'Grant Luis@contoso.com as owner',
    'nombrar a Luis propietario',
  ])('finds a colleague whom the bot has met by "%s"', async (text) => {
    const { ana, luis } = company();
    await ana.say('set data customers 3');
    await luis.say('hi');
    expect((await ana.say(text)).text).toContain('Saved: Luis is an owner now');
    expect((await luis.say('grant Ana editor')).text).toContain('Saved: Ana is an editor now');
  });

  test.each([
    ['grant Luis', 'Which role?'],
    ['grant editor', 'Whom?'],
    ['grant Nobody editor', 'I have not met anybody called Nobody'],
    ['revoke', 'Whom?'],
    ['revoke Luis', 'no role to take away'],
    ['grant Ana owner', 'Ana is an owner already'],
  ])('explains "%s"', async (text, answer) => {
    const { ana, luis } = company();
    await ana.say('set data customers 3');
    await luis.say('hi');
    expect((await ana.say(text)).text).toContain(answer);
  });
});

describe('an owner always remains', () => {
  test('whoever is the last cannot be taken away or made an editor', async () => {
    const { ana } = company();
    await ana.say('set data customers 3');
    expect((await ana.say('revoke Ana')).text).toContain('Ana is the last owner');
    expect((await ana.say('grant Ana editor')).text).toContain('Ana is the last owner');
    expect((await ana.say('roles')).text).toContain('You are an owner');
  });

  test('with a second owner the first can go', async () => {
    const { ana, luis } = company();
    await ana.say('set data customers 3');
    await luis.say('hi');
    await ana.say('grant Luis owner');
    expect((await luis.say('revoke Ana')).text).toContain('Ana reads from now on');
    expect((await ana.say('set data customers 4')).text).toContain('Luis can change the numbers');
  });

  test('two owners who take each other away at once leave one', async () => {
    const { ana, luis } = company();
    await ana.say('set data customers 3');
    await luis.say('hi');
    await ana.say('grant Luis owner');
    await Promise.all([ana.say('revoke Luis'), luis.say('revoke Ana')]);
    const roles = (await Promise.all([ana.say('roles'), luis.say('roles')])).map(({ text }) => text);
    expect(roles.filter((text) => text.includes('You are an owner'))).toHaveLength(1);
  });

  test('the owners of the environment always win', async () => {
    const { talkAs, ana } = company(withNamedOwners);
    const boss = talkAs('boss');
    await ana.say('hi');
    expect((await ana.say('set data customers 3')).text).toContain('Only owners and editors');
    expect((await boss.say('grant Ana owner')).text).toContain('Ana is an owner now');
    expect((await ana.say('revoke boss')).text).toContain('named as owner by your administrator');
    expect((await boss.say('revoke Ana')).text).toContain('Ana reads from now on');
    expect((await boss.say('set data customers 3')).text).toContain('Saved');
  });
});

describe('roles', () => {
  test('names them in a personal chat, and counts them in a group', async () => {
    const { ana, luis, eva } = company();
    await ana.say('set data customers 3');
    await luis.say('hi');
    await ana.say('grant Luis editor');
    const heard = (await eva.say('roles')).text;
    expect(heard).toContain('You are a reader');
    expect(heard).toContain('roles included: Ana');
    expect(heard).toContain('numbers and people: Luis');
    const inGroup = await eva.say('roles', GROUP);
    expect(inGroup.text).not.toMatch(/Ana\b(?! editor| owner|”)|Luis/);
    expect(inGroup.text).toContain('1 person');
  });

  test('a refusal names who can, in a group to the presser alone', async () => {
    const { ana, luis } = company();
    await ana.say('set data customers 3');
    expect((await luis.say('set data customers 4')).text).toContain('Ana can change the numbers');
    const inGroup = await luis.say('set data customers 4', GROUP);
    expect(inGroup.text).not.toContain('Ana');
    const answer = await luis.press(inGroup.dataOf('Answer me alone'), GROUP);
    expect(answer.kind).toBe('private');
    expect(answer.text).toContain('Ana');
  });

  test('the sample has none', async () => {
    const { luis } = company();
    await luis.say('sample');
    expect((await luis.say('grant Luis owner')).text).toContain('The sample has no roles');
    expect((await luis.say('set data customers 9')).text).toContain('Saved');
  });
});
