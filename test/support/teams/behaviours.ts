import { z } from 'zod';

const behaviourSchema = z.discriminatedUnion('kind', [
  /** `subCode` comes as JSON inside the message, as Teams sends it; `retryAfter` is the header as it stands. */
  z.object({
    kind: z.literal('refuse'),
    status: z.int().min(400).max(599),
    code: z.string().optional(),
    subCode: z.string().optional(),
    retryAfter: z.string().optional(),
  }),
  /** 413 for what is larger than this. */
  z.object({ kind: z.literal('refuseAbove'), bytes: z.int().min(0) }),
  z.object({ kind: z.literal('hang') }),
  z.object({ kind: z.literal('reset') }),
  /** Arrives at once, and is answered late. */
  z.object({ kind: z.literal('slow'), ms: z.int().min(0) }),
  /** Arrives at once, and is answered when it is let go. */
  z.object({ kind: z.literal('hold') }),
  /** The message arrives, and the answer says that it did not. */
  z.object({ kind: z.literal('deliverAndRefuse'), status: z.int().min(400).max(599) }),
]);

export type Behaviour = z.infer<typeof behaviourSchema>;

/** Which calls: all conversations unless one is named, sending unless told otherwise, always unless told how often. */
const whenSchema = z.object({
  conversationId: z.string().optional(),
  on: z.enum(['send', 'create', 'read']).default('send'),
  times: z.int().min(1).optional(),
});

export type When = z.input<typeof whenSchema>;
export type CallKind = z.infer<typeof whenSchema>['on'];

export const orderSchema = z.object({ behaviour: behaviourSchema, when: whenSchema.prefault({}) });

export interface Behaviours {
  add(behaviour: Behaviour, when?: When): void;
  /** What is to become of this call, and once less from now on; undefined where it shall simply be served. */
  take(on: CallKind, conversationId: string, bytes: number): Behaviour | undefined;
  clear(): void;
}

/** Orders for one conversation come before those for all, and among them the oldest first. */
export function createBehaviours(): Behaviours {
  const orders = new Map<string, { behaviour: Behaviour; left: number }[]>();

  function takeFrom(key: string, bytes: number): Behaviour | undefined {
    const queue = orders.get(key);
    const index =
      queue?.findIndex(({ behaviour }) => behaviour.kind !== 'refuseAbove' || bytes > behaviour.bytes) ?? -1;
    const order = queue?.[index];
    if (queue === undefined || order === undefined) return undefined;
    order.left -= 1;
    if (order.left === 0) queue.splice(index, 1);
    return order.behaviour;
  }

  return {
    add(behaviour, when) {
      const { conversationId = '*', on, times = Number.POSITIVE_INFINITY } = whenSchema.parse(when ?? {});
      const key = `${on} ${conversationId}`;
      const queue = orders.get(key) ?? [];
      queue.push({ behaviour, left: times });
      orders.set(key, queue);
    },
    take: (on, conversationId, bytes) =>
      orders.size === 0 ? undefined : (takeFrom(`${on} ${conversationId}`, bytes) ?? takeFrom(`${on} *`, bytes)),
    clear: () => orders.clear(),
  };
}
