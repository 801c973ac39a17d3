import type { PastChange } from '../../partner/pastChange.ts';
import { isEnough } from '../access/access.ts';
import type { Context } from '../asking/context.ts';
import type { Button, Line, Reply } from '../reply.ts';
import { summariseFacts } from '../wording/describeFacts.ts';
import { nameColleague } from '../wording/nameColleague.ts';

const CHANGES_OF_A_PAGE = 8;
const MOST_PHRASES = 4;
const LONGEST_SAYING = 120;

/** Who changed what, when and through what, the latest first. Readers learn what, and not who. */
export async function tellAudit(context: Context, before: string | null = null): Promise<Reply> {
  const page = await context.listChanges({ before, most: CHANGES_OF_A_PAGE });
  const last: Button[] =
    page.before === null ? [] : [{ label: 'button.older', action: { a: 'audit', before: page.before } }];
  const first: Button[] = before === null ? [] : [{ label: 'button.latest', action: { a: 'audit', before: null } }];
  return {
    kind: 'text',
    title: { key: 'audit.title' },
    lines:
      page.changes.length === 0 ? [{ key: 'audit.empty' }] : page.changes.map((change) => describe(context, change)),
    buttons: [...last, ...first, { label: 'button.score', action: { a: 'say', say: 'score' } }],
    privately: 'audit',
  };
}

function describe(context: Context, change: PastChange): Line {
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

export function mayKnowWho({ access, partner }: Context): boolean {
  return partner === 'sample' || isEnough(access, 'editor');
}

/** Day and time where the reader is. */
export function sayWhen({ words, turn, day }: Context, { at }: PastChange): string {
  const there = at.toZonedDateTimeISO(turn.timeZone ?? 'UTC');
  const time = there.toPlainTime().toString({ smallestUnit: 'minute' });
  return words.say('audit.when', { day: words.day(there.toPlainDate().toString(), day), time });
}
