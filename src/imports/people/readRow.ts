import { type DayOrder, parseDay } from '../../reading/parseDay.ts';
import { readTokens } from '../../reading/readTokens.ts';
import type { Row } from '../splitTable.ts';
import { createRows, type ReadRow, readCertifications, turnName } from './createRows.ts';
import type { Field, Header } from './readHeader.ts';

const NOT_ACTIVE = /^(?:inactiv|not active|no activ|deactivat|expired|caducad|false$)/i;

/** A row of a table whose columns are named; other columns are passed over. Partner Center's exports list courses, exams and lapsed certifications, too. */
export function readRow({ number, cells }: Row, header: Header, order: DayOrder | null): ReadRow {
  const cell = (field: Field) => {
    const text = cells[header.get(field) ?? -1] ?? '';
    return /^(?:-|–|—|n\/?a|none|never|null|no|ninguno|nunca|no caduca)?$/i.test(text) ? '' : text;
  };
  const [trainingType, status] = [cell('trainingType'), cell('status')];
  if (trainingType !== '' && !/certif/i.test(trainingType)) return { reason: 'other training', text: trainingType };
  if (NOT_ACTIVE.test(status)) return { reason: 'not active', text: status };
  const tokens = readTokens(cell('certification'), order);
  const found = readCertifications(tokens);
  if ('reason' in found) return found;
  if (found.ids.length === 0) {
    const text = cell('certification');
    return text === ''
      ? { reason: 'no certification', text: cells.join(' ') }
      : { reason: 'unknown certification', text };
  }
  const [earned, expires] = (['earned', 'expires'] as const).map((field) => {
    const text = cell(field);
    return { text, day: text === '' ? undefined : parseDay(text, order) };
  });
  const unread = [earned, expires].find((each) => each?.day === null);
  if (unread !== undefined) return { reason: 'unread day', text: unread.text };
  const name = cell('name') || `${cell('firstName')} ${cell('lastName')}`.trim();
  const mail = readTokens(`${cell('mail')} ${name}`, null).find((token) => token.kind === 'mail')?.mail ?? null;
  return createRows(number, {
    name: name.toLowerCase() === mail ? '' : turnName(name),
    mail,
    certifications: found.ids,
    earned: earned?.day ?? undefined,
    expires: expires?.day ?? undefined,
  });
}
