import type { Place } from '../../partner/places.ts';
import type { Answer, Message } from '../answer.ts';
import type { TakingTime } from '../asking/asking.ts';
import type { Speech } from '../asking/speech.ts';
import { tellNoFile } from '../data/export.ts';
import { type Reader, type Render, type Reply, withNotices } from '../reply.ts';
import type { Progress } from '../turn.ts';
import type { Outcome } from './carryOut.ts';
import { tellNotSent } from './refusals.ts';

/** To whom an outcome is told, and how it comes to them. */
export interface Listener extends Omit<Reader, 'language'> {
  readonly speech: Speech;
  /** The answer goes to whoever pressed alone, in their personal chat. */
  readonly isPrivate: boolean;
  /** It takes the place of the card that was pressed. */
  readonly replaces: boolean;
}

/** The outcome in the language that the turn ended with. */
export function renderOutcome(render: Render, outcome: Outcome, listener: Listener): Answer {
  if (outcome.kind === 'offer') return { kind: 'offer', offer: outcome };
  if (outcome.kind === 'file') return { kind: 'file', file: outcome, failed: draw(tellNoFile('failed')) };
  if (outcome.kind === 'later') return { kind: 'later', message: draw(outcome.reply) };
  if (!listener.isPrivate) return { kind: listener.replaces ? 'replacement' : 'message', message: draw(outcome) };
  return {
    kind: 'private',
    // What goes to the presser alone is drawn for their personal chat.
    message: draw(withNotices(outcome, { key: 'notice.privately' }), 'personal'),
    sent: listener.speech.words.say('notice.sentPrivately'),
    notSent: draw(tellNotSent()),
  };

  function draw(reply: Reply, chat: Reader['chat'] = listener.chat): Message {
    const { speech, day, showNames } = listener;
    const partner = reply.about ?? listener.partner;
    return render(reply, {
      ...{ partner, chat, day, language: speech.words.language },
      showNames: partner === 'sample' || showNames,
    });
  }
}

/** How far a turn is, in the words of whoever waits for it; null where Teams waits, too. */
export function createProgress(
  render: Render,
  progress: Progress | null,
  listener: Omit<Reader, 'language'> & Pick<Listener, 'speech'>,
): TakingTime['showProgress'] {
  if (progress === null) return null;
  return (reply) => progress.show(render(reply, { ...listener, language: listener.speech.words.language }));
}

/** Where the score is told, and the chat is not reminded yet, it is offered to be. */
export function offerReminder(outcome: Outcome, { reminder }: Place): Outcome {
  const tellsScore = outcome.kind === 'overview' || outcome.kind === 'area';
  return tellsScore && outcome.about !== 'sample' && reminder === null ? { ...outcome, offersReminder: true } : outcome;
}
