import { findPerson } from '../../partner/roster.ts';
import { foldText } from '../../reading/foldText.ts';
import type { Asking, Keeping } from '../asking/asking.ts';
import { defineCommand, onPress } from '../command.ts';
import { definePress } from '../press.ts';
import type { Reply } from '../reply.ts';
import { refuseElsewhere } from '../rights/ownersOnly.ts';

const forgetMePress = definePress('forget-me', {});

const ME = new Set(['me', 'mi', 'a']);

export const forgetMeCommand = defineCommand({
  name: 'forget me',
  words: { en: ['forget'], es: ['olvidame', 'olvida', 'olvidar'] },
  role: 'reader',
  help: 'data',
  inMenu: false,
  examples: ['forget me'],
  // "Forget Ana" is not about oneself.
  otherwise: 'remove',
  read: (rest) => (rest.every((word) => ME.has(foldText(word))) ? {} : undefined),
  answer: askToForget,
  presses: [onPress(forgetMePress, 'reader', forgetMe)],
});

/** What is removed of a person and what stays, with a button that does it. */
function askToForget(context: Asking): Reply {
  const refusal = refuseElsewhere(context);
  if (refusal !== null) return refusal;
  const { record, me, words } = context;
  const onRoster = findPerson(record.people, { name: me.name, mail: context.mail, userId: me.id }).kind === 'found';
  const others = record.settings.owners.filter(({ id }) => id !== me.id).map(({ name }) => name);
  const owners = words.list(others);
  return {
    kind: 'text',
    title: { key: 'keep.forget.title' },
    lines: [
      { key: 'keep.forget.what' },
      { key: 'keep.forget.audit' },
      ...(onRoster ? [{ key: 'keep.forget.roster', values: { isNamed: others.length > 0, owners } }] : []),
    ],
    buttons: [
      { label: 'keep.button.forget', action: forgetMePress.action({}), replaces: true },
      { label: 'keep.button.keepMe', action: { a: 'say', say: 'score' } },
    ],
  };
}

async function forgetMe(context: Asking & Keeping): Promise<Reply> {
  const refusal = refuseElsewhere(context);
  if (refusal !== null) return refusal;
  const outcome = await context.kept.forgetMe();
  const key = outcome === 'forgotten' ? 'keep.forgotten' : 'keep.lastOwner';
  return {
    kind: 'text',
    title: { key: `${key}.title` },
    lines: [{ key: `${key}.text` }],
    buttons: [{ label: 'button.help', action: { a: 'say', say: 'help' } }],
  };
}
