import { z } from 'zod';
import { AREA_IDS } from '../scoring/designations.ts';

/** What the button of a card asks for, as it travels in card data. Never trusted for who presses or which tenant. */
const action = z.discriminatedUnion('a', [
  /** The same as typing it. */
  z.object({ a: z.literal('say'), say: z.string().min(1).max(500) }),
  /** The answer goes to the presser alone, with names. */
  z.object({ a: z.literal('privately'), say: z.string().min(1).max(500) }),
  /** `before`: the page after this change; null for the latest. */
  z.object({ a: z.literal('audit'), before: z.string().max(200).nullable() }),
  /** The people who come after this one in the list, whether or not that one is still on it; null for the first. */
  z.object({ a: z.literal('people'), after: z.object({ name: z.string(), id: z.string() }).nullable() }),
  z.object({ a: z.literal('undo'), change: z.string().min(1).max(200) }),
  /** Inputs are `figure:<key>` and `track`; `base` is what the form showed, so that only what was edited is saved. */
  z.object({
    a: z.literal('save-figures'),
    area: z.enum(AREA_IDS),
    base: z.record(z.string(), z.union([z.number(), z.string()]).nullable()),
  }),
  /** Inputs are `ruleBook`, `azureFigures`, `areas` (comma-separated) and `track:<area>`; `base` as above. */
  z.object({ a: z.literal('save-settings'), base: z.record(z.string(), z.string()) }),
  /** The answer to "do you mean …?": `as` is a roster id, or null for somebody new. */
  z.object({
    a: z.literal('add-person'),
    certification: z.string().min(1),
    name: z.string().min(1).max(200),
    mail: z.string().max(320).nullable().optional(),
    as: z.string().nullable(),
    earned: z.iso.date().optional(),
    expires: z.iso.date().optional(),
  }),
  /** `draft` is the pasted list that waits; `asked` how many similar names its card told of. */
  z.object({
    a: z.literal('apply-paste'),
    draft: z.string().min(1).max(200),
    similar: z.enum(['new', 'left out']),
    asked: z.int().min(0),
  }),
  z.object({ a: z.literal('drop-paste'), draft: z.string().min(1).max(200) }),
  /** What a what-if imagined, as it was typed. */
  z.object({ a: z.literal('make-it-so'), changes: z.string().min(1).max(500) }),
  z.object({ a: z.literal('remove-person'), id: z.string().min(1), certification: z.string().nullable() }),
  /** `onto` and `of` are fingerprints of the facts that the question was about. */
  z.object({ a: z.literal('apply-import'), draft: z.string().min(1), onto: z.string() }),
  z.object({ a: z.literal('drop-import'), draft: z.string().min(1) }),
  z.object({ a: z.literal('delete-everything'), asked: z.iso.datetime(), of: z.string() }),
  z.object({ a: z.literal('forget-me') }),
  /** Inputs are `day`, `time`, `timeZone` and `warnings`. */
  z.object({ a: z.literal('save-reminder') }),
]);

export type PressAction = z.infer<typeof action>;

/** `p` tells whether the card was made for the real numbers or for the chat's sample; `op` makes a second press harmless. */
const envelope = z.object({ v: z.literal(1), p: z.enum(['partner', 'sample']), op: z.string().min(1).max(64) });

export interface Press {
  readonly partner: 'partner' | 'sample';
  readonly operation: string;
  readonly action: PressAction;
  /** Everything else the card sent: the values of its inputs, still unparsed. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Reads what a card sent; null when it is none of ours or of a version that is no longer understood. */
export function parsePress(data: unknown): Press | null {
  const inputs = z.record(z.string(), z.unknown()).safeParse(data).data;
  const { data: head } = envelope.safeParse(data);
  const { data: what } = action.safeParse(data);
  if (inputs === undefined || head === undefined || what === undefined) return null;
  return { partner: head.p, operation: head.op, action: what, inputs };
}

/** The data a button carries. */
export function writePress(partner: 'partner' | 'sample', operation: string, what: PressAction) {
  return { v: 1, p: partner, op: operation, ...what } as const;
}
