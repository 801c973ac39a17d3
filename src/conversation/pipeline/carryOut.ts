import type { Operation } from '../../partner/store.ts';
import type { FileOffer, OutgoingFile } from '../answer.ts';
import type { Everything } from '../asking/everything.ts';
import { answerConsent } from '../data/export.ts';
import { readImport } from '../data/import.ts';
import type { Later } from '../data/later.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { type ContextParts, createContext, type Occasion } from './createContext.ts';
import { operationId } from './operationId.ts';
import { sampleOf } from './sampleChat.ts';
import type { Understood } from './understand.ts';

export type Outcome = Reply | Later | FileOffer | OutgoingFile;

type Askable = Exclude<Understood, { kind: 'refused' }>;

/** Does what was asked for, once however often it is asked. */
export async function carryOut(
  parts: ContextParts,
  occasion: Omit<Occasion, 'operation'>,
  understood: Askable,
): Promise<Outcome> {
  const { turn, admitted, permit } = occasion;
  const record =
    permit.about === 'partner' || switchesSample(understood)
      ? admitted.page.record
      : (await parts.store.read(sampleOf(turn.tenantId, turn.chat.id).sample)).record;
  const operation = createOperation(turn, understood);
  return answer(createContext(parts, { ...occasion, operation }, permit.about, record), understood);
}

function answer(context: Everything, understood: Askable): Promise<Outcome> | Outcome {
  switch (understood.kind) {
    case 'request':
      return understood.request.answer(context, understood.typed);
    case 'press':
      return understood.request.answer(context, understood.inputs);
    case 'file':
      return readImport(context, [understood]);
    case 'files':
      return readImport(context, understood.files);
    case 'consent':
      return answerConsent(context, understood);
  }
}

function switchesSample(understood: Askable): boolean {
  return understood.kind === 'request' && understood.request.switchesSample;
}

function createOperation(turn: Turn, understood: Askable): Operation {
  return {
    id: operationId(understood.kind === 'press' ? understood.press : null, turn),
    by: { id: turn.user.id, name: turn.user.name },
    at: turn.now,
    said: saidBy(understood),
  };
}

function saidBy(understood: Askable): string {
  if (understood.kind === 'request') return understood.typed.text;
  return understood.kind === 'press' ? understood.press.name : '';
}
