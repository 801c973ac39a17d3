import { type DayOrder, parseDay, parseSerialDay } from '../../reading/parseDay.ts';
import { readTokens } from '../../reading/readTokens.ts';
import type { Row } from '../splitTable.ts';
import { createRows, type ReadRow, turnName, unread } from './createRows.ts';
import { readCertificationCell } from './readCertifications.ts';
import type { Field, Header } from './readHeader.ts';

// "Nan" and "Nie" are names, too.
const NO_NAME = /^(?:-|–|—|n\/?a)?$/i;
const NOTHING =
  /^(?:-|–|—|n\/?a|none|never|null|no|nan|ninguno|nunca|no caduca|keine?s?|nie|aucune?|jamais|nenhuma?)?$/i;
const NAMES: readonly Field[] = ['name', 'firstName', 'lastName'];
const NOT_ACTIVE = /^(?:inactiv|not active|no activ|deactivat|expired|caducad|false$)/i;

export type DayField = 'earned' | 'expires';

/** A row of a table whose columns are named; other columns are passed over. Partner Center's exports list courses, exams and lapsed certifications, too. */
export function readRow(
  { number, cells }: Row,
  header: Header,
  orders: Readonly<Record<DayField, DayOrder | null>>,
): ReadRow {
  const cell = (field: Field) => {
    const text = cells[header.get(field) ?? -1] ?? '';
    return (NAMES.includes(field) ? NO_NAME : NOTHING).test(text) ? '' : text;
  };
  const [trainingType, status] = [cell('trainingType'), cell('status')];
  if (trainingType !== '' && !/[cz]ertif/i.test(trainingType)) return unread('other training', trainingType);
  if (NOT_ACTIVE.test(status)) return unread('not active', status);

  const { ids, problems } = readCertificationCell(cell('certification') || cell('title'));
  if (ids.length === 0)
    return problems.length > 0 ? { rows: [], problems } : unread('no certification', cells.join(' '));
  const days = (['earned', 'expires'] as const).map((field) => {
    const text = cell(field);
    return { text, day: text === '' ? undefined : (parseDay(text, orders[field]) ?? parseSerialDay(text)) };
  });
  const [earned, expires] = days;
  const odd = days.find(({ day }) => day === null);
  if (odd !== undefined) return { rows: [], problems: [...problems, { reason: 'unread day', text: odd.text }] };

  const name = cell('name') || `${cell('firstName')} ${cell('lastName')}`.trim();
  const mail = readTokens(`${cell('mail')} ${name}`, null).find((token) => token.kind === 'mail')?.mail ?? null;
  const read = createRows(number, {
    name: name.toLowerCase() === mail ? '' : turnName(name),
    mail,
    userId: readUserId(cell('userId')),
    certifications: ids,
    earned: earned?.day ?? undefined,
    expires: expires?.day ?? undefined,
  });
  return { rows: read.rows, problems: [...problems, ...read.problems] };
}

/** An Entra object id, as Microsoft writes it. */
function readUserId(text: string): string | null {
  const id = text.trim().toLowerCase();
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : null;
}
