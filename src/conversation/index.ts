/**
 * What people ask the bot, and what it means to answer. `createConversation` is the whole turn: what was said, by whom
 * and where, gives an answer; `createReminderComposer` writes what is told unasked. Inside, `command.ts` is what a
 * command is and `commands.ts` the list of them; each subject has a folder, `pipeline` the steps of a turn, `asking`
 * what a command may need, `understanding` the way from words to a command.
 */
export type { Answer, Card, FileOffer, Message } from './answer.ts';
export { COMMANDS } from './commands.ts';
export { createConversation } from './converse.ts';
export { createMemory } from './createMemory.ts';
export { undoPress } from './data/undo.ts';
export { saveFiguresPress } from './figures/update.ts';
export { peoplePress } from './people/people.ts';
export { createRateLimit, LIMITS } from './pipeline/createRateLimit.ts';
export { type Action, writePress } from './press.ts';
export { createReminderComposer } from './reminders/createReminderComposer.ts';
export { saveReminderPress } from './reminders/remind.ts';
export type {
  AreaReport,
  Button,
  FormField,
  Line,
  Reader,
  Render,
  Reply,
  RosterEntry,
} from './reply.ts';
export { saveSettingsPress } from './settings/settings.ts';
export type { Audience, ChatKind, DroppedFile, Membership, Mentioned, Progress, ReadFile, Said, Turn } from './turn.ts';
export { nameColleague } from './wording/nameColleague.ts';
export { offerMissing } from './wording/offerMissing.ts';
export { explainKeeping, lastDayOf, sayKeeping } from './wording/sayKeeping.ts';
