import { Temporal } from 'temporal-polyfill';
import { refuseUnlessOwner } from '../access/ownersOnly.ts';
import { type Context, withNotices } from '../asking/context.ts';
import { fingerprint } from '../asking/keptData.ts';
import type { Reply } from '../reply.ts';
import { tellWelcome } from '../welcome/help.ts';

const MINUTES_TO_CONFIRM = 10;

/** The first step: what goes, and a button that works for a short time. */
export function askToDelete(context: Context): Reply {
  const { record, words, turn } = context;
  const refusal = refuseUnlessOwner(context);
  if (refusal !== null) return refusal;
  const figures = Object.keys(record.figures).map((owner) => words.say(`keep.figures.${owner}`));
  return {
    kind: 'text',
    title: { key: 'keep.delete.title' },
    lines: [
      { key: 'keep.delete.what', values: { people: record.people.length } },
      ...(figures.length > 0 ? [{ key: 'keep.delete.figures', values: { areas: words.list(figures) } }] : []),
      { key: 'keep.delete.forGood' },
      { key: 'keep.delete.minutes', values: { minutes: MINUTES_TO_CONFIRM } },
    ],
    buttons: [
      {
        label: 'keep.button.delete',
        action: { a: 'delete-everything', asked: turn.now.toString(), of: fingerprint(record) },
        replaces: true,
      },
      { label: 'keep.button.exportFirst', action: { a: 'say', say: 'export' } },
      { label: 'keep.button.keepAll', action: { a: 'say', say: 'score' } },
    ],
  };
}

/** The second step. Asks again where the question is old, or was about other data than there is by now. */
export async function deleteEverything(
  context: Context,
  { asked, of }: { readonly asked: string; readonly of: string },
): Promise<Reply> {
  const refusal = refuseUnlessOwner(context);
  if (refusal !== null) return refusal;
  const minutes = context.turn.now.since(Temporal.Instant.from(asked)).total('minutes');
  if (minutes < 0 || minutes > MINUTES_TO_CONFIRM) {
    return withNotices(askToDelete(context), { key: 'keep.delete.expired', values: { minutes: MINUTES_TO_CONFIRM } });
  }
  if (fingerprint(context.record) !== of) return withNotices(askToDelete(context), { key: 'keep.delete.moved' });
  await context.keeping.removeEverything();
  return withNotices(tellWelcome(context.turn.chat.kind), { key: 'keep.delete.done' });
}
