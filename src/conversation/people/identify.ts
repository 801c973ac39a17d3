import type { PastedRow } from '../../partner/pasted.ts';
import { looksLikeName } from '../../reading/looksLikeName.ts';
import type { Asking, Keeping, KnowingPeople } from '../asking/asking.ts';
import { defineCommand } from '../command.ts';
import type { Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { showReadings } from './paste.ts';
import { type Reading, recallReadings } from './pasteDraft.ts';
import { tellPeople } from './people.ts';

const LONGEST_NAME = 100;

interface Identified {
  /** The Entra object id, or how it begins. */
  readonly id: string;
  readonly name: string;
  readonly mail: string | null;
}

/** Says whose Entra object id stands in the list that waits; saved with it, it is remembered. */
export const identifyCommand = defineCommand({
  name: 'identify',
  words: { en: [], es: ['identificar', 'identifica'] },
  role: 'editor',
  help: 'paste',
  inMenu: false,
  examples: ['identify 8f1c2d3e Nora Vega'],
  changes: () => false,
  read: (rest) => rest.join(' '),
  answer: identify,
});

async function identify(context: Asking & Keeping & KnowingPeople, rest: string): Promise<Reply> {
  const readings = await recallReadings(context);
  const open = new Set(readings.flatMap(({ rows }) => rows.flatMap((row) => (isOpen(row) ? [row.userId] : []))));
  if (open.size === 0) return withNotices(tellPeople(context), { key: 'identify.nothing' });
  const who = new Map<string, Identified>();
  const notices: Line[] = [];
  for (const each of readIdentified(rest)) {
    const [id, ...others] = [...open].filter((known) => known.startsWith(each.id));
    if (id === undefined || others.length > 0)
      notices.push({ key: 'identify.unknown', values: { id: each.id, count: others.length } });
    else if (!isNamed(each)) notices.push({ key: 'identify.notName', values: { name: each.name } });
    else who.set(id, each);
  }
  if (who.size === 0 && notices.length === 0) notices.push({ key: 'identify.how' });
  const named = readings.map((reading): Reading => {
    return { ...reading, rows: reading.rows.map((row) => name(row, who)) };
  });
  return withNotices(await showReadings(context, named), ...notices);
}

function isOpen(row: PastedRow): row is PastedRow & { readonly userId: string } {
  return row.name === '' && row.userId !== undefined;
}

function name(row: PastedRow, who: ReadonlyMap<string, Identified>): PastedRow {
  const found = isOpen(row) ? who.get(row.userId) : undefined;
  return found === undefined ? row : { ...row, name: found.name, mail: found.mail };
}

/** "8f1c2d3e Ana García, 9ab01c2d luis@contoso.com" */
function readIdentified(text: string): readonly Identified[] {
  const parts = text.split(/[\s,;]+(?=[0-9a-f]{8}(?:-|\s))/i);
  return parts.flatMap((part): Identified[] => {
    const [, id, who] = /^([0-9a-f]{8}[0-9a-f-]*)[\s:=]+(.+)$/is.exec(part.trim()) ?? [];
    if (id === undefined || who === undefined) return [];
    const mail = /[^\s<>(),;]+@[^\s<>(),;]+/.exec(who)?.[0] ?? null;
    const spoken = (mail === null ? who : who.replace(mail, ' ')).replace(/[<>(),;\s]+/g, ' ').trim();
    return [{ id: id.toLowerCase(), name: spoken || (mail ?? '').toLowerCase(), mail: mail?.toLowerCase() ?? null }];
  });
}

function isNamed({ name: spoken, mail }: Identified): boolean {
  return spoken === mail || (spoken.length <= LONGEST_NAME && looksLikeName(spoken));
}
