import { findPerson } from '../../partner/roster.ts';
import { refuseElsewhere } from '../access/ownersOnly.ts';
import type { Context } from '../asking/context.ts';
import type { Reply } from '../reply.ts';

/** What is removed of a person and what stays, with a button that does it. */
export function askToForget(context: Context): Reply {
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
      { label: 'keep.button.forget', action: { a: 'forget-me' }, replaces: true },
      { label: 'keep.button.keepMe', action: { a: 'say', say: 'score' } },
    ],
  };
}

export async function forgetMe(context: Context): Promise<Reply> {
  const refusal = refuseElsewhere(context);
  if (refusal !== null) return refusal;
  const outcome = await context.keeping.forgetMe();
  const key = outcome === 'forgotten' ? 'keep.forgotten' : 'keep.lastOwner';
  return {
    kind: 'text',
    title: { key: `${key}.title` },
    lines: [{ key: `${key}.text` }],
    buttons: [{ label: 'button.help', action: { a: 'say', say: 'help' } }],
  };
}
