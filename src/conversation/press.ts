import { z } from 'zod';

declare const isPressed: unique symbol;

/** What `definePress` makes: nothing else can stand behind a button, but for what a button says. */
interface Pressed {
  readonly a: string;
  readonly [isPressed]: true;
}

/** What the button of a card asks for, as it travels in card data. Never trusted for who presses or which tenant. */
export type Action =
  /** The same as typing it. */
  | { readonly a: 'say'; readonly say: string }
  /** The answer goes to the presser alone, with names. */
  | { readonly a: 'privately'; readonly say: string }
  | Pressed;

/** A form or a question that cards carry: its name, and the data with which it is written and read back. */
export interface Press<Data> {
  readonly name: string;
  action(data: Data): Action;
  /** Null where it is another press, or data of another version. */
  read(data: unknown): Data | null;
}

/** The data that a press carries. */
export type PressData<P> = P extends Press<infer Data> ? Data : never;

export function definePress<Shape extends z.ZodRawShape>(
  name: string,
  shape: Shape,
): Press<z.output<z.ZodObject<Shape>>> {
  const schema = z.object(shape);
  const named = z.object({ a: z.literal(name) });
  return {
    name,
    // The symbol is for the compiler alone.
    action: (data) => ({ a: name, ...data }) as unknown as Pressed,
    read: (data) => (named.safeParse(data).success ? (schema.safeParse(data).data ?? null) : null),
  };
}

const saying = z.discriminatedUnion('a', [
  z.object({ a: z.literal('say'), say: z.string().min(1).max(500) }),
  z.object({ a: z.literal('privately'), say: z.string().min(1).max(500) }),
]);

/** `p` tells whether the card was made for the real numbers or for the chat's sample; `op` makes a second press harmless. */
const envelope = z.object({
  v: z.literal(1),
  p: z.enum(['partner', 'sample']),
  op: z.string().min(1).max(64),
  a: z.string(),
});

/** What a card sent: what its button says, or the name of a form or question; everything else is still unparsed. */
export interface SentPress {
  readonly partner: 'partner' | 'sample';
  readonly operation: string;
  readonly name: string;
  readonly saying: z.infer<typeof saying> | null;
  /** All that the card sent, the values of its inputs among it. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Null when it is no press of ours, or of a version that is no longer understood. */
export function parsePress(data: unknown): SentPress | null {
  const inputs = z.record(z.string(), z.unknown()).safeParse(data).data;
  const head = envelope.safeParse(data).data;
  if (inputs === undefined || head === undefined) return null;
  const says = saying.safeParse(data).data ?? null;
  if (says === null && (head.a === 'say' || head.a === 'privately')) return null;
  return { partner: head.p, operation: head.op, name: head.a, saying: says, inputs };
}

/** The data a button carries. */
export function writePress(partner: 'partner' | 'sample', operation: string, what: Action) {
  return { v: 1, p: partner, op: operation, ...what } as const;
}
