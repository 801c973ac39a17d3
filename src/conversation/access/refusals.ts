import type { PartnerRecord } from '../../partner/record.ts';
import type { Reply } from '../reply.ts';
import type { Membership } from '../turn.ts';
import type { Access, Role } from './access.ts';

/** What guests and people of other tenants get: that the bot exists, and nothing else. */
export function tellStranger(kind: Exclude<Membership['kind'], 'member'>): Reply {
  return {
    kind: 'text',
    title: { key: 'say.stranger.title' },
    lines: [{ key: kind === 'unknown' ? 'say.stranger.unknown' : 'say.stranger.text' }],
    buttons: [{ label: 'button.tryAgain', action: { a: 'say', say: 'help' } }],
  };
}

/** For a change that storage could not hold; nothing was changed. */
export function tellTooLarge(): Reply {
  return {
    kind: 'text',
    title: { key: 'say.tooLarge.title' },
    lines: [{ key: 'say.tooLarge.text' }],
    buttons: [{ label: 'button.score', action: { a: 'say', say: 'score' } }],
  };
}

/** Nothing was changed; who could do it is said, in a group to the presser alone. */
export function tellRefused(access: Access, needed: Role, { settings }: PartnerRecord): Reply {
  const isNobodyYet = access.kind === 'reader' && access.reason === 'no owner yet';
  const able = needed === 'owner' ? settings.owners : [...settings.owners, ...settings.editors];
  const names = able.map(({ name }) => name).join(', ');
  const reason = isNobodyYet ? 'noOwnerYet' : names === '' ? 'namedElsewhere' : `needs.${needed}`;
  return {
    kind: 'text',
    title: { key: isNobodyYet ? 'say.refused.title' : `say.refused.title.${needed}` },
    lines: [{ key: `say.refused.${reason}`, values: { names } }],
    buttons: [
      { label: 'button.roles', action: { a: 'say', say: 'roles' } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
    privately: 'roles',
  };
}

// A button carries no longer text.
const LONGEST_SAYING = 500;

/** For a chat in which somebody from outside reads along, or in which it cannot be told who does. */
export function tellClosedChat(text: string | null): Reply {
  return {
    kind: 'text',
    title: { key: 'say.closedChat.title' },
    lines: [{ key: 'say.closedChat.text' }, { key: 'say.closedChat.allow' }],
    buttons: [
      { label: 'button.allowTotals', action: { a: 'say', say: 'totals on' } },
      { label: 'button.help', action: { a: 'say', say: 'help' } },
    ],
    ...(text === null || text.length > LONGEST_SAYING ? {} : { privately: text }),
  };
}
