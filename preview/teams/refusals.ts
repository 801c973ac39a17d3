import { z } from 'zod';

/** What Teams' connector answers instead of taking a message. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const newestCardVersion = [1, 5] as const;
const mostActions = 6;
const mostBytes = 100 * 1024;
const heavyBytes = 28 * 1024;

export const adaptiveCardType = 'application/vnd.microsoft.card.adaptive';

const cardSchema = z.looseObject({ type: z.literal('AdaptiveCard'), version: z.string().regex(/^\d+\.\d+$/) });

export const sentActivitySchema = z.looseObject({
  type: z.string().min(1),
  text: z.string().optional(),
  summary: z.string().optional(),
  suggestedActions: z
    .looseObject({ actions: z.array(z.looseObject({ type: z.literal('imBack'), value: z.string() })).max(6) })
    .optional(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown().optional() })).optional(),
});

export type SentActivity = z.infer<typeof sentActivitySchema>;

type Checked =
  | { readonly kind: 'fine'; readonly activity: SentActivity }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export function checkActivity(body: unknown): Checked {
  const activity = sentActivitySchema.safeParse(body);
  if (!activity.success) {
    return { kind: 'refused', refusal: { status: 400, code: 'BadSyntax', message: 'The body is not an activity.' } };
  }
  const refusal = findRefusal(activity.data);
  return refusal === null ? { kind: 'fine', activity: activity.data } : { kind: 'refused', refusal };
}

function findRefusal(activity: SentActivity): Refusal | null {
  const bytes = countUtf16Bytes(activity);
  if (bytes > mostBytes) {
    return {
      status: 413,
      code: 'MessageSizeTooBig',
      message: `The message has ${inKilobytes(bytes)} in UTF-16, and Teams takes at most ${inKilobytes(mostBytes)}.`,
    };
  }
  for (const attachment of activity.attachments ?? []) {
    const fault = attachment.contentType === adaptiveCardType ? findCardFault(attachment.content) : null;
    if (fault !== null) return { status: 400, code: 'BadArgument', message: fault };
  }
  return null;
}

/** A sentence, or null for a card that Teams would draw. */
export function findCardFault(content: unknown): string | null {
  const card = cardSchema.safeParse(content);
  if (!card.success) return 'The card needs the type "AdaptiveCard" and a version such as "1.5".';
  const [major = 0, minor = 0] = card.data.version.split('.').map(Number);
  const [newestMajor, newestMinor] = newestCardVersion;
  if (major > newestMajor || (major === newestMajor && minor > newestMinor)) {
    return `The card says version ${card.data.version}, and Teams draws cards up to ${newestCardVersion.join('.')}.`;
  }
  const actions = countActions(card.data);
  return actions > mostActions ? `The card has ${actions} actions, and Teams shows at most ${mostActions}.` : null;
}

/** A sentence, or null for a message of an ordinary size. */
export function findWeightWarning(activity: SentActivity): string | null {
  const bytes = countUtf16Bytes(activity);
  return bytes > heavyBytes
    ? `This message has ${inKilobytes(bytes)} in UTF-16. It is drawn, but over ${inKilobytes(heavyBytes)} some Teams clients refuse it.`
    : null;
}

// An action's own card opens later, a fallback stands in for its element, and data is the bot's affair.
const notDrawnBeside = new Set(['card', 'fallback', 'data', 'refresh']);

function countActions(node: unknown): number {
  if (Array.isArray(node)) return node.reduce<number>((sum, item) => sum + countActions(item), 0);
  if (typeof node !== 'object' || node === null) return 0;
  return Object.entries(node).reduce((sum, [key, value]) => {
    if (notDrawnBeside.has(key)) return sum;
    return sum + (key === 'actions' && Array.isArray(value) ? value.length : 0) + countActions(value);
  }, 0);
}

function countUtf16Bytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value), 'utf16le');
}

function inKilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KB`;
}
