import type { CallKind } from './behaviours.ts';
import { createLimiter, createPeak, type Limit, type Limiter, type Peak } from './slidingWindow.ts';

/** What Teams allows a bot in one conversation, as published. */
const IN_CONVERSATION: readonly Limit[] = [
  { most: 7, ms: 1_000 },
  { most: 8, ms: 2_000 },
  { most: 60, ms: 30_000 },
  { most: 1_800, ms: 3_600_000 },
];
const READING_IN_CONVERSATION = IN_CONVERSATION.map(({ most, ms }) => ({ most: 2 * most, ms }));
/** What Teams allows an app in one tenant. */
const IN_TENANT: readonly Limit[] = [{ most: 50, ms: 1_000 }];

interface Gate {
  readonly limiter: Limiter;
  /** Of all that was asked for, refused or not. */
  readonly peak: Peak;
}

export interface Limits {
  /** Null lets the call through, and only then it counts; else how long to wait. */
  pass(on: CallKind, conversationId: string, tenantId: string): { readonly waitMs: number } | null;
  peakOfTenants(): Record<string, number>;
  peakOfConversations(): number;
  peakOf(conversationId: string): number;
}

export function createLimits(nowMs: () => number): Limits {
  const tenants = new Map<string, Gate>();
  const conversations = new Map<string, Gate>();
  const reading = new Map<string, Gate>();

  return {
    pass(on, conversationId, tenantId) {
      const now = nowMs();
      const gates = [
        gateOf(tenants, tenantId, IN_TENANT),
        on === 'read'
          ? gateOf(reading, conversationId, READING_IN_CONVERSATION)
          : gateOf(conversations, conversationId, IN_CONVERSATION),
      ];
      for (const { peak } of gates) peak.note(now);
      const waitMs = Math.max(...gates.map(({ limiter }) => limiter.waitMs(now)));
      if (waitMs > 0) return { waitMs };
      for (const { limiter } of gates) limiter.take(now);
      return null;
    },
    peakOfTenants: () => Object.fromEntries([...tenants].map(([id, { peak }]) => [id, peak.highest])),
    peakOfConversations: () => [...conversations.values()].reduce((most, { peak }) => Math.max(most, peak.highest), 0),
    peakOf: (conversationId) => conversations.get(conversationId)?.peak.highest ?? 0,
  };
}

function gateOf(gates: Map<string, Gate>, id: string, limits: readonly Limit[]): Gate {
  const known = gates.get(id);
  if (known !== undefined) return known;
  const gate = { limiter: createLimiter(limits), peak: createPeak() };
  gates.set(id, gate);
  return gate;
}
