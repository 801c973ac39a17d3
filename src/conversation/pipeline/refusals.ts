import type { Reply } from '../reply.ts';

/** For a card of a version that is no longer understood, or not one of ours. */
export function tellOldCard(): Reply {
  return {
    kind: 'text',
    title: { key: 'say.oldCard.title' },
    lines: [{ key: 'say.oldCard.text' }],
    buttons: [
      { label: 'button.score', action: { a: 'say', say: 'score' } },
      { label: 'button.help', action: { a: 'say', say: 'help' } },
    ],
  };
}

export function tellSampleGone(): Reply {
  return {
    kind: 'text',
    title: { key: 'say.sampleGone.title' },
    lines: [{ key: 'say.sampleGone.text' }],
    buttons: [
      { label: 'button.trySample', action: { a: 'say', say: 'sample' } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
  };
}

/** For whoever says more than the bot can take; nothing of it was done. */
export function tellTooMuch(of: 'person' | 'tenant'): Reply {
  return {
    kind: 'text',
    title: { key: 'keep.tooMuch.title' },
    lines: [{ key: `keep.tooMuch.${of}` }],
    buttons: [{ label: 'button.tryAgain', action: { a: 'say', say: 'score' } }],
  };
}

export function tellTooLong(most: number): Reply {
  return {
    kind: 'text',
    title: { key: 'say.tooLong.title' },
    lines: [{ key: 'say.tooLong.text', values: { most } }],
    buttons: [{ label: 'button.help', action: { a: 'say', say: 'help' } }],
  };
}

/** For a picture or a sticker: what can be read. */
export function tellUnreadable(): Reply {
  return {
    kind: 'text',
    title: { key: 'say.unreadable.title' },
    lines: [{ key: 'say.unreadable.text' }],
    buttons: [
      { label: 'keep.button.import', action: { a: 'say', say: 'import' } },
      { label: 'button.help', action: { a: 'say', say: 'help' } },
    ],
  };
}

/** For the chat of the button, where the personal answer could not be delivered. */
export function tellNotSent(): Reply {
  return {
    kind: 'text',
    title: { key: 'say.notSent.title' },
    lines: [{ key: 'say.notSent.text' }],
    buttons: [{ label: 'button.help', action: { a: 'say', say: 'help' } }],
  };
}
