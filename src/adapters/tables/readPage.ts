import type { Logger } from 'pino';
import { figureOwnerSchema, figuresSchema, personSchema, settingsSchema } from '../../partner/factSchemas.ts';
import type { Notes } from '../../partner/places.ts';
import { type FigureFacts, type FigureOwner, NEW_SETTINGS, type RosterPerson } from '../../partner/record.ts';
import type { PartnerPage } from '../../partner/store.ts';
import { readValue, type StoredRow } from './row.ts';
import { markSchema } from './schemas.ts';
import { isStrayKind, notesOf, readStray, readStrayMark, type Stray } from './stray.ts';

export interface ReadPage {
  readonly page: PartnerPage;
  /** What is to be moved away from the facts. */
  readonly strays: readonly Stray[];
}

/**
 * Throws, naming all such rows, when a fact cannot be read: a score of half the facts would look right, and without
 * the settings the next person would become owner. An unreadable note about a member, a chat or a language is only logged,
 * since it is made anew.
 */
export function readPage(rows: readonly StoredRow[], log: Logger): ReadPage {
  const page = createEmptyPage();
  const unreadable: string[] = [];
  for (const row of rows) {
    const [, kind = '', rest] = row.rowKey.split('|');
    try {
      if (isStrayKind(kind)) page.strays.push(readStray(kind, row));
      else readInto(page, kind, rest, row);
    } catch (error) {
      log.error({ partition: row.partitionKey, row: row.rowKey, err: error }, 'A stored row cannot be read');
      if (!isStrayKind(kind)) unreadable.push(`${row.partitionKey} ${row.rowKey}`);
    }
  }
  if (unreadable.length > 0) throw new Error(`Stored rows cannot be read: ${unreadable.join(', ')}`);
  const { settings, figures, people, marks, strays } = page;
  return { page: { record: { settings, figures, people }, marks, strays: byPlace(strays) }, strays };
}

function createEmptyPage() {
  const figures: Partial<Record<FigureOwner, FigureFacts>> = {};
  const people: RosterPerson[] = [];
  const strays: Stray[] = [];
  return { settings: NEW_SETTINGS, figures, people, marks: new Set<string>(), strays };
}

function readInto(
  page: ReturnType<typeof createEmptyPage>,
  kind: string,
  rest: string | undefined,
  row: StoredRow,
): void {
  const value = readValue(row);
  switch (kind) {
    case 'settings':
      page.settings = settingsSchema.parse(value);
      return;
    case 'figures':
      // A fact that was just taken out stands there as null until its row has gone.
      if (value !== null) page.figures[figureOwnerSchema.parse(rest)] = figuresSchema.parse(value);
      return;
    case 'person':
      if (value !== null) page.people.push(personSchema.parse(value));
      return;
    case 'mark': {
      const { mark } = markSchema.parse(value);
      page.marks.add(mark);
      const stray = readStrayMark(mark, row);
      if (stray !== null) page.strays.push(stray);
      return;
    }
    default:
      throw new Error('This version knows no such rows');
  }
}

function byPlace(strays: readonly Stray[]): ReadonlyMap<string, Notes> {
  const notes = new Map<string, Notes>();
  for (const stray of strays) {
    if (stray.kind !== 'mark') notes.set(stray.place, notesOf(stray, notes.get(stray.place)));
  }
  return notes;
}
