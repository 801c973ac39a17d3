import { z } from 'zod';
import type { WireCard } from '../wire/events.ts';
import { adaptiveCardType, findCardFault } from './refusals.ts';

type InvokeAnswer =
  | { readonly kind: 'card'; readonly card: WireCard }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string }
  /** Teams would show the presser no more than that something went wrong. */
  | { readonly kind: 'bad'; readonly reason: string };

const answerSchema = z.discriminatedUnion('type', [
  z.object({
    statusCode: z.literal(200),
    type: z.literal(adaptiveCardType),
    value: z.record(z.string(), z.unknown()),
  }),
  z.object({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string(),
  }),
  z.object({
    statusCode: z.int().min(400).max(599),
    type: z.literal('application/vnd.microsoft.error'),
    value: z.object({ code: z.string(), message: z.string() }),
  }),
]);

export function parseInvokeAnswer(body: unknown): InvokeAnswer {
  const answer = answerSchema.safeParse(body);
  if (!answer.success) {
    const problems = answer.error.issues.map(({ path, message }) => `${path.join('.') || 'the body'}: ${message}`);
    return { kind: 'bad', reason: `It must be {statusCode, type, value}. ${problems.join('; ')}` };
  }
  switch (answer.data.type) {
    case adaptiveCardType: {
      const fault = findCardFault(answer.data.value);
      return fault === null ? { kind: 'card', card: answer.data.value } : { kind: 'bad', reason: fault };
    }
    case 'application/vnd.microsoft.activity.message':
      return { kind: 'message', text: answer.data.value };
    case 'application/vnd.microsoft.error':
      return { kind: 'error', text: answer.data.value.message };
  }
}
