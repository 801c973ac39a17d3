import type { Colleague, PartnerRecord, Settings } from '../../partner/record.ts';
import { isNamedOwner, type Role } from '../access/access.ts';
import type { Asking, KnowingPeople } from '../asking/asking.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import { defineCommand } from '../command.ts';
import type { Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { type FoundColleague, findColleague, type Mentions } from './findColleague.ts';
import { parseGrant } from './parseGrant.ts';
import { tellNoRolesInSample, tellRoles } from './roles.ts';

export const grantCommand = defineCommand({
  name: 'grant',
  words: { en: [], es: ['conceder', 'concede', 'otorgar', 'nombrar', 'nombra'] },
  role: 'owner',
  help: 'roles',
  inMenu: false,
  examples: ['grant Rita editor'],
  read: (rest) => rest.join(' '),
  answer: (context, rest, { mentions }) => grantRole(context, rest, mentions),
});

export const revokeCommand = defineCommand({
  name: 'revoke',
  words: { en: [], es: ['revocar', 'revoca', 'retirar', 'retira'] },
  role: 'owner',
  help: 'roles',
  inMenu: false,
  examples: ['revoke Eva'],
  read: (rest) => rest.join(' '),
  answer: (context, rest, { mentions }) => revokeRole(context, rest, mentions),
});

/** "grant @Ana editor": gives a colleague a role in place of the one they have. */
function grantRole(context: Changing & KnowingPeople, rest: string, mentions: Mentions): Promise<Reply> | Reply {
  const { role, name } = parseGrant(rest);
  if (role === null) return explain(context, { key: 'roles.whichRole' });
  return setRole(context, role, name, mentions);
}

/** "revoke @Ana": back to reading. */
function revokeRole(context: Changing & KnowingPeople, rest: string, mentions: Mentions): Promise<Reply> {
  return setRole(context, 'reader', parseGrant(rest).name, mentions);
}

async function setRole(
  context: Changing & KnowingPeople,
  role: Role,
  name: string,
  mentions: Mentions,
): Promise<Reply> {
  if (context.partner === 'sample') return tellNoRolesInSample();
  if (name === '' && mentions.length === 0) return explain(context, { key: 'roles.whom' });
  const search = await findColleague(context, name, mentions);
  switch (search.kind) {
    case 'several':
      return explain(context, { key: 'roles.oneAtATime' });
    case 'nobody':
      return explain(context, { key: 'roles.notMet', values: { name } });
    case 'outsider':
      return explain(context, { key: 'roles.outsider', values: { name: search.name } });
    case 'found':
      return context.change((record) => decideRole(context, record, role, search.colleague));
  }
}

function decideRole(
  context: Asking & KnowingPeople,
  record: PartnerRecord,
  role: Role,
  found: FoundColleague,
): Decided {
  const { settings } = record;
  const colleague: Colleague = { id: found.id, name: found.name };
  const values = { name: colleague.name };
  // Who OWNERS names is owner whatever is stored.
  if (isNamedOwner(context.namedOwners, found) && role !== 'owner') {
    return keep(withNotices(tellRoles(context, record), { key: 'roles.namedOwner', values }));
  }
  if (roleIn(settings, colleague.id) === role) {
    return keep(withNotices(tellRoles(context, record), { key: `roles.already.${role}`, values }));
  }
  const owners = settings.owners.filter(({ id }) => id !== colleague.id);
  const editors = settings.editors.filter(({ id }) => id !== colleague.id);
  const after: Settings = {
    ...settings,
    owners: role === 'owner' ? [...owners, colleague] : owners,
    editors: role === 'editor' ? [...editors, colleague] : editors,
  };
  if (leavesNoOwner(settings, after, context)) {
    return keep(withNotices(tellRoles(context, record), { key: 'roles.lastOwner', values }));
  }
  return {
    kind: 'change',
    change: [{ kind: 'settings', after }],
    reply: (stored) => withNotices(tellRoles(context, stored), { key: `roles.saved.${role}`, values }),
  };
}

/** Whether nobody would be left who may change roles. Where nobody owns the numbers yet, the first to change something will. */
export function leavesNoOwner(
  before: Settings,
  after: Settings,
  { namedOwners, access, me }: Asking & KnowingPeople,
): boolean {
  if (namedOwners.length > 0 || after.owners.length > 0) return false;
  // Whoever becomes owner by this very change is added to it.
  return access.kind !== 'becomes owner' || before.owners.some(({ id }) => id === me.id);
}

function roleIn({ owners, editors }: Settings, userId: string): Role {
  if (owners.some(({ id }) => id === userId)) return 'owner';
  return editors.some(({ id }) => id === userId) ? 'editor' : 'reader';
}

function explain(context: Asking & KnowingPeople, line: Line): Reply {
  return withNotices(tellRoles(context), line);
}
