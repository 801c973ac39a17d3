import { z } from 'zod';
import type { PastChange } from '../../partner/pastChange.ts';
import { isEnough } from '../access/access.ts';
import type { Asking, LookingBack } from '../asking/asking.ts';
import { defineCommand, onPress } from '../command.ts';
import { definePress } from '../press.ts';
import type { Button, Line, Reply } from '../reply.ts';
import { summariseFacts } from '../wording/describeFacts.ts';
import { nameColleague } from '../wording/nameColleague.ts';

const CHANGES_OF_A_PAGE = 8;
const MOST_PHRASES = 4;
const LONGEST_SAYING = 120;

/** `before`: the page after this change; null for the latest. */
const auditPress = definePress('audit', { before: z.string().max(200).nullable() });

export const auditCommand = defineCommand({
  name: 'audit',
  words: { en: ['changes', 'log'], es: ['auditoria', 'cambios', 'registro'] },
  role: 'reader',
  help: 'audit',
  inMenu: false,
  examples: ['audit'],
  read: () => ({}),
  asked: {
    as: {
      en: ['who changed the numbers', ...['who changed it', 'what was changed', 'when was it changed']],
      es: ['quién cambió los números', ...['quién lo ha cambiado', 'qué se ha cambiado', 'cuándo se cambió']],
    },
    read: () => ({}),
  },
  answer: (context) => tellAudit(context),
  presses: [onPress(auditPress, 'reader', (context, { before }) => tellAudit(context, before))],
});

/** Who changed what, when and through what, the latest first. Readers learn what, and not who. */
async function tellAudit(context: Asking & LookingBack, before: string | null = null): Promise<Reply> {
  const page = await context.listChanges({ before, most: CHANGES_OF_A_PAGE });
  const last: Button[] =
    page.before === null ? [] : [{ label: 'button.older', action: auditPress.action({ before: page.before }) }];
  const first: Button[] =
    before === null ? [] : [{ label: 'button.latest', action: auditPress.action({ before: null }) }];
  return {
    kind: 'text',
    title: { key: 'audit.title' },
    lines:
      page.changes.length === 0 ? [{ key: 'audit.empty' }] : page.changes.map((change) => describe(context, change)),
    buttons: [...last, ...first, { label: 'button.score', action: { a: 'say', say: 'score' } }],
    withNames: 'audit',
  };
}

function describe(context: Asking, change: PastChange): Line {
  const { words } = context;
  return {
    key: mayKnowWho(context) ? 'audit.change' : 'audit.change.reader',
    values: {
      when: sayWhen(context, change),
      who: nameColleague(words, change.by),
      what: summariseFacts(words, change.facts, MOST_PHRASES),
      said: words.has(`audit.pressed.${change.said}`)
        ? words.say(`audit.pressed.${change.said}`)
        : words.say('audit.said', { text: change.said.slice(0, LONGEST_SAYING) }),
    },
  };
}

export function mayKnowWho({ access, partner }: Asking): boolean {
  return partner === 'sample' || isEnough(access, 'editor');
}

/** Day and time where the reader is. */
export function sayWhen({ words, turn, day }: Asking, { at }: PastChange): string {
  const there = at.toZonedDateTimeISO(turn.timeZone ?? 'UTC');
  const time = there.toPlainTime().toString({ smallestUnit: 'minute' });
  return words.say('audit.when', { day: words.day(there.toPlainDate().toString(), day), time });
}
