import type { WordsByLanguage } from '../language/words.ts';
import type { Answer } from './answer.ts';
import { createSpeech } from './asking/speech.ts';
import { type AdmitParts, admit } from './pipeline/admit.ts';
import { carryOut } from './pipeline/carryOut.ts';
import type { ContextParts } from './pipeline/createContext.ts';
import { forgetChat, welcome } from './pipeline/installation.ts';
import { permit } from './pipeline/permit.ts';
import { createProgress, type Listener, offerReminder, renderOutcome } from './pipeline/render.ts';
import { understand } from './pipeline/understand.ts';
import type { Render } from './reply.ts';
import type { Said, Turn } from './turn.ts';

export interface ConversationParts extends AdmitParts, ContextParts {
  readonly words: WordsByLanguage;
  readonly render: Render;
}

/**
 * The whole conversation: something said, by whom and where, gives an answer. Keeps nothing between turns but what follows
 * from numbers that have not changed.
 */
export function createConversation(parts: ConversationParts) {
  return async function answer(said: Said, turn: Turn): Promise<Answer> {
    const day = dayOf(turn);
    const plain = { partner: 'partner', chat: turn.chat.kind, day, showNames: false, isPrivate: false } as const;
    const at = (listener: Pick<Listener, 'speech'>) => ({ ...plain, replaces: false, ...listener });

    if (said.kind === 'removed') {
      await forgetChat(parts, turn);
      return { kind: 'nothing' };
    }
    if (said.kind === 'installed') {
      const speech = createSpeech({ ...parts, turn });
      const reply = await welcome(parts, said, turn, speech);
      return reply === null ? { kind: 'nothing' } : renderOutcome(parts.render, reply, at({ speech }));
    }

    const admitted = await admit(parts, said, turn);
    if (admitted.kind === 'passed over') return { kind: 'nothing' };
    if (admitted.kind === 'refused') return renderOutcome(parts.render, admitted.reply, at(admitted));

    const understood = understand(said);
    if (understood.kind === 'refused') return renderOutcome(parts.render, understood.reply, at(admitted));

    const permitted = await permit(parts, admitted, understood, turn);
    const { about, disclosure, isPrivate, refusal } = permitted;
    const showProgress = createProgress(parts.render, turn.progress, { ...plain, speech: admitted.speech });
    const occasion = { turn, day, admitted, permit: permitted, showProgress };
    const outcome = refusal ?? (await carryOut(parts, occasion, understood));

    const isTyped = understood.kind === 'request';
    return renderOutcome(
      parts.render,
      isTyped && about === 'partner' ? offerReminder(outcome, admitted.page.chat) : outcome,
      {
        ...{
          partner: refusal === null ? about : 'partner',
          chat: turn.chat.kind,
          day,
          speech: admitted.speech,
          isPrivate,
        },
        showNames: disclosure === 'names',
        replaces: understood.kind === 'press' && refusal === null,
      },
    );
  };
}

/** Today (ISO), where the reader is. */
function dayOf({ now, timeZone }: Turn): string {
  return now
    .toZonedDateTimeISO(timeZone ?? 'UTC')
    .toPlainDate()
    .toString();
}
