import type { Logger } from 'pino';
import { figureOwnerSchema, figuresSchema, personSchema, settingsSchema } from '../../partner/factSchemas.ts';
import { type FigureFacts, type FigureOwner, NEW_SETTINGS, type RosterPerson } from '../../partner/record.ts';
import type { ChatNote, LanguageNote, MemberNote, PartnerPage } from '../../partner/store.ts';
import { readValue, type StoredRow } from './row.ts';
import { chatSchema, languageSchema, markSchema, memberSchema } from './schemas.ts';

// What Teams is asked again, and a person chooses again.
const REMADE = new Set(['member', 'chat', 'language']);

/**
 * Throws, naming all such rows, when a fact cannot be read: a score of half the facts would look right, and without
 * the settings the next person would become owner. An unreadable note about a member, a chat or a language is only logged,
 * since it is made anew.
 */
export function readPage(rows: readonly StoredRow[], log: Logger): PartnerPage {
  const page = createEmptyPage();
  const unreadable: string[] = [];
  for (const row of rows) {
    const [, kind, rest] = row.rowKey.split('|');
    try {
      readInto(page, kind, rest, readValue(row));
    } catch (error) {
      log.error({ partition: row.partitionKey, row: row.rowKey, err: error }, 'A stored row cannot be read');
      if (!REMADE.has(kind ?? '')) unreadable.push(`${row.partitionKey} ${row.rowKey}`);
    }
  }
  if (unreadable.length > 0) throw new Error(`Stored rows cannot be read: ${unreadable.join(', ')}`);
  const { settings, figures, people, ...notes } = page;
  return { record: { settings, figures, people }, ...notes };
}

function createEmptyPage() {
  const figures: Partial<Record<FigureOwner, FigureFacts>> = {};
  const people: RosterPerson[] = [];
  const members = new Map<string, MemberNote>();
  const chats = new Map<string, ChatNote>();
  const languages = new Map<string, LanguageNote>();
  return { settings: NEW_SETTINGS, figures, people, members, chats, languages, marks: new Set<string>() };
}

function readInto(
  page: ReturnType<typeof createEmptyPage>,
  kind: string | undefined,
  rest: string | undefined,
  value: unknown,
): void {
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
    case 'member': {
      const { userId, ...note } = memberSchema.parse(value);
      page.members.set(userId, note);
      return;
    }
    case 'language': {
      const { userId, ...note } = languageSchema.parse(value);
      page.languages.set(userId, note);
      return;
    }
    case 'chat': {
      const { chatId, ...note } = chatSchema.parse(value);
      page.chats.set(chatId, note);
      return;
    }
    case 'mark':
      page.marks.add(markSchema.parse(value).mark);
      return;
    default:
      throw new Error('This version knows no such rows');
  }
}
