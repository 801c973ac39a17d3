import type { ChatPermission } from '../../partner/record.ts';
import { foldText } from '../../reading/foldText.ts';
import { isOnly } from '../../reading/isOnly.ts';
import type { Asking, KnowingPeople } from '../asking/asking.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import { defineCommand } from '../command.ts';
import type { Button, Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';

export const namesCommand = defineCommand({
  name: 'names',
  words: { en: [], es: ['nombres'] },
  role: 'owner',
  help: 'names',
  inMenu: false,
  examples: ['names on'],
  tellsNothing: () => true,
  read: (rest) => ({ on: readSwitch(rest) }),
  changes: ({ on }) => on !== null,
  answer: (context, { on }) => setChatPermission(context, 'names', on),
});

export const totalsCommand = defineCommand({
  name: 'totals',
  words: { en: [], es: ['totales'] },
  role: 'owner',
  help: 'names',
  inMenu: false,
  examples: ['totals on'],
  tellsNothing: () => true,
  read: (rest) => ({ on: readSwitch(rest) }),
  changes: ({ on }) => on !== null,
  answer: (context, { on }) => setChatPermission(context, 'totals', on),
});

const OFF = new Set(['off', 'no', 'hide', 'ocultar']);
const ON = new Set(['on', 'yes', 'si', 'show', 'mostrar']);
const EITHER = new Set([...OFF, ...ON]);

/** Null where neither is said. */
function readSwitch(words: readonly string[]): boolean | null {
  const folded = words.map(foldText);
  if (!isOnly(words, EITHER)) return null;
  if (folded.some((word) => OFF.has(word))) return false;
  return folded.some((word) => ON.has(word)) ? true : null;
}

/** "names on" and "totals on": what an owner lets the bot say in this group chat or channel; "off" takes it back. */
async function setChatPermission(
  context: Changing & KnowingPeople,
  what: ChatPermission,
  on: boolean | null,
): Promise<Reply> {
  const { turn } = context;
  if (turn.chat.kind === 'personal') return tell({ key: 'chat.personal' });
  if (context.partner === 'sample') return tell({ key: 'roles.inSample' });
  const audience = await context.audience();
  if (on === null) return tellPermission(context, audience !== 'members only');
  if (on && what === 'names' && audience !== 'members only') {
    return tell({ key: audience === 'unknown' ? 'chat.unknown' : 'chat.noNames' }, [TOTALS_ON]);
  }
  return context.change((record): Decided => {
    const { [turn.chat.id]: before, ...others } = record.settings.chats;
    const isSame = on ? before === what : before === undefined;
    if (isSame) return keep(tell({ key: `chat.already.${what}.${on ? 'on' : 'off'}` }));
    const chats = on ? { ...others, [turn.chat.id]: what } : others;
    return {
      kind: 'change',
      change: [{ kind: 'settings', after: { ...record.settings, chats } }],
      reply: () => tell({ key: `chat.saved.${what}.${on ? 'on' : 'off'}` }),
    };
  });
}

const TOTALS_ON: Button = { label: 'button.allowTotals', action: { a: 'say', say: 'totals on' } };

function tellPermission({ record, turn }: Asking, hasOutsiders: boolean): Reply {
  const now = record.settings.chats[turn.chat.id];
  if (hasOutsiders) {
    const isOpen = now === 'totals';
    return tell({ key: isOpen ? 'chat.outsiders.totals' : 'chat.outsiders.nothing' }, isOpen ? [] : [TOTALS_ON]);
  }
  const button: Button =
    now === 'names'
      ? { label: 'button.hideNames', action: { a: 'say', say: 'names off' } }
      : { label: 'button.allowNames', action: { a: 'say', say: 'names on' } };
  return tell({ key: now === 'names' ? 'chat.members.names' : 'chat.members.totals' }, [button]);
}

function tell(line: Line, buttons: readonly Button[] = []): Reply {
  return withNotices({
    kind: 'text',
    title: { key: 'chat.title' },
    lines: [line],
    buttons: [...buttons, { label: 'button.score', action: { a: 'say', say: 'score' } }],
  });
}
