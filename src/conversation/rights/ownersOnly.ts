import { tellRefused } from '../access/refusals.ts';
import type { Asking } from '../asking/asking.ts';
import type { Reply } from '../reply.ts';

/** For what concerns all data or one's own: nowhere but in a personal chat, and never about a sample. */
export function refuseElsewhere({ turn, partner }: Asking): Reply | null {
  if (turn.chat.kind !== 'personal') {
    return {
      kind: 'text',
      title: { key: 'keep.elsewhere.title' },
      lines: [{ key: 'keep.elsewhere.text' }],
      buttons: [{ label: 'button.score', action: { a: 'say', say: 'score' } }],
    };
  }
  if (partner === 'partner') return null;
  return {
    kind: 'text',
    title: { key: 'keep.inSample.title' },
    lines: [{ key: 'keep.inSample.text' }],
    buttons: [{ label: 'keep.button.leaveSample', action: { a: 'say', say: 'sample off' } }],
  };
}

/** The same for what only owners may do; null for an owner. */
export function refuseUnlessOwner(context: Asking): Reply | null {
  const { access, record } = context;
  const elsewhere = refuseElsewhere(context);
  if (elsewhere !== null || access.kind === 'owner') return elsewhere;
  if (access.kind !== 'becomes owner') return tellRefused(access, 'owner', record);
  return {
    kind: 'text',
    title: { key: 'keep.nothingYet.title' },
    lines: [{ key: 'keep.nothingYet.text' }],
    buttons: [{ label: 'button.enterNumbers', action: { a: 'say', say: 'update' } }],
  };
}
