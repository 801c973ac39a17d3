export interface Received {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly summary: string | null;
  readonly activity: Record<string, unknown>;
}

export interface Opened {
  readonly at: number;
  /** The `29:` id of whom the chat is with. */
  readonly userId: string;
  readonly tenantId: string;
  readonly conversationId: string;
}

export interface Counts {
  readonly delivered: number;
  /** When the first and the last message arrived, in milliseconds since 1970; null before there was one. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly deliveredToTenants: Readonly<Record<string, number>>;
  /** How many conversations received one message, two, …, by the number of messages. */
  readonly conversationsByMessages: Readonly<Record<string, number>>;
  readonly opened: number;
  /** By HTTP status; `hang` and `reset` are what was not answered. */
  readonly refused: Readonly<Record<string, number>>;
}

export interface Records {
  deliver(conversationId: string, tenantId: string, body: Buffer): void;
  open(opened: Omit<Opened, 'at'>): void;
  refuse(how: string): void;
  received(conversationId: string): readonly Received[];
  opened(): readonly Opened[];
  count(): Counts;
}

export function createRecords(): Records {
  // Bytes rather than objects: ten thousand cards would fill the memory that is being measured beside this.
  const received = new Map<string, { at: number; body: Buffer }[]>();
  const ofTenants = new Map<string, number>();
  const opened: Opened[] = [];
  const refused = new Map<string, number>();
  let delivered = 0;
  let firstAt: number | null = null;
  let lastAt: number | null = null;

  return {
    deliver(conversationId, tenantId, body) {
      const at = Date.now();
      delivered += 1;
      firstAt ??= at;
      lastAt = at;
      add(ofTenants, tenantId);
      const messages = received.get(conversationId) ?? [];
      messages.push({ at, body });
      received.set(conversationId, messages);
    },
    open: (one) => void opened.push({ at: Date.now(), ...one }),
    refuse: (how) => add(refused, how),
    received: (conversationId) =>
      (received.get(conversationId) ?? []).map(({ at, body }) => {
        const activity = JSON.parse(body.toString());
        return { at, summary: activity.summary ?? null, activity };
      }),
    opened: () => opened,
    count() {
      const byMessages = new Map<string, number>();
      for (const messages of received.values()) add(byMessages, String(messages.length));
      return {
        ...{ delivered, firstAt, lastAt },
        deliveredToTenants: Object.fromEntries(ofTenants),
        conversationsByMessages: Object.fromEntries(byMessages),
        opened: opened.length,
        refused: Object.fromEntries(refused),
      };
    },
  };
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
