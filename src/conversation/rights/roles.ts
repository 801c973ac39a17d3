import type { Colleague, PartnerRecord } from '../../partner/record.ts';
import type { Asking, KnowingPeople } from '../asking/asking.ts';
import { defineCommand } from '../command.ts';
import type { Line, Reply } from '../reply.ts';

export const rolesCommand = defineCommand({
  name: 'roles',
  words: { en: ['role', 'permissions'], es: ['permisos', 'rol'] },
  role: 'reader',
  help: 'roles',
  inMenu: false,
  examples: ['roles'],
  read: () => ({}),
  asked: {
    as: {
      en: ['who may change the numbers', ...['who is the owner', 'who has permission to edit', 'who are the owners']],
      es: [
        'quién puede cambiar los números',
        ...['quién es el propietario', 'quién tiene permisos', 'quiénes son los propietarios'],
      ],
    },
    read: () => ({}),
  },
  answer: (context) => tellRoles(context),
});

/** Who may change what; in group chats only how many. */
export function tellRoles(context: Asking & KnowingPeople, record: PartnerRecord = context.record): Reply {
  if (context.partner === 'sample') return tellNoRolesInSample();
  const { owners, editors } = record.settings;
  const lines: Line[] = [
    { key: `roles.you.${roleName(context)}` },
    describe('roles.owners', owners),
    ...(context.namedOwners.length > 0 ? [{ key: 'roles.named', values: { count: context.namedOwners.length } }] : []),
    describe('roles.editors', editors),
    { key: 'roles.readers' },
    { key: 'roles.how' },
  ];
  return {
    kind: 'text',
    title: { key: 'roles.title' },
    lines,
    buttons: [
      { label: 'button.score', action: { a: 'say', say: 'score' } },
      { label: 'button.audit', action: { a: 'say', say: 'audit' } },
    ],
    withNames: 'roles',
  };
}

export function tellNoRolesInSample(): Reply {
  return {
    kind: 'text',
    title: { key: 'roles.title' },
    lines: [{ key: 'roles.inSample' }],
    buttons: [{ label: 'button.score', action: { a: 'say', say: 'score' } }],
  };
}

function roleName({ access }: Asking): 'owner' | 'first' | 'editor' | 'reader' {
  return access.kind === 'becomes owner' ? 'first' : access.kind;
}

function describe(key: string, colleagues: readonly Colleague[]): Line {
  return { key, values: { count: colleagues.length, names: colleagues.map(({ name }) => name).join(', ') } };
}
