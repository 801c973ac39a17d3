import type { PartnerRecord } from '../../partner/record.ts';
import { foldText } from '../../reading/foldText.ts';
import { parseDay } from '../../reading/parseDay.ts';
import { nextAnniversary, renewableUntil, windowOfAnniversary, windowOn } from '../../scoring/qualificationWindow.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand } from '../command.ts';
import type { Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';

const FORGET = new Set(['unknown', 'off', 'none', 'no', 'desconocido', 'ninguno']);
const LIKELY_YEARS = 100;

export const anniversaryCommand = defineCommand({
  name: 'anniversary',
  words: { en: [], es: ['aniversario'] },
  role: 'editor',
  help: 'anniversary',
  inMenu: false,
  examples: ['anniversary 2027-02-10'],
  read: (rest) => rest.join(' '),
  changes: (rest) => rest !== '',
  asked: {
    as: {
      en: [
        'when do we have to renew the designation',
        ...['when is the renewal due', 'when is our anniversary', 'when does the designation expire'],
        ...[
          'how long is the designation valid',
          'how long do we keep the designation',
          'when do we renew the badge',
          'until when can the renewal be paid',
        ],
      ],
      es: [
        'cuándo se renueva la designación',
        ...['cuándo hay que renovar', 'cuándo es nuestro aniversario', 'cuándo caduca la designación'],
        ...['cuánto dura la designación', 'cuándo renovamos la insignia', 'hasta cuándo se puede pagar la renovación'],
      ],
    },
    read: (named) => (named.certifications.length === 0 ? '' : undefined),
  },
  answer: setAnniversary,
});

/** "anniversary 2027-02-10": the day from which the renewal is due, told once. */
async function setAnniversary(context: Changing, rest: string): Promise<Reply> {
  if (rest === '') return tellAnniversary(context, context.record);
  const anniversary = FORGET.has(foldText(rest)) ? null : parseDay(rest);
  const isUnread = anniversary === null && !FORGET.has(foldText(rest));
  if (isUnread || !isLikely(anniversary, context.day)) {
    return withNotices(tellAnniversary(context, context.record), { key: 'say.notADay', values: { text: rest } });
  }
  return context.change((record): Decided => {
    if (record.settings.anniversary === anniversary) {
      return keep(withNotices(tellAnniversary(context, record), { key: 'anniversary.unchanged' }));
    }
    return {
      kind: 'change',
      change: [{ kind: 'settings', after: { ...record.settings, anniversary } }],
      reply: (after) => withNotices(tellAnniversary(context, after), { key: 'anniversary.saved' }),
    };
  });
}

function isLikely(anniversary: string | null, day: string): boolean {
  return anniversary === null || Math.abs(Number(anniversary.slice(0, 4)) - Number(day.slice(0, 4))) < LIKELY_YEARS;
}

export function tellAnniversary(context: Telling, { settings }: PartnerRecord): Reply {
  return {
    kind: 'text',
    title: { key: 'anniversary.title' },
    lines: [...describeWindow(context, settings.anniversary), { key: 'anniversary.example' }],
    buttons: [
      { label: 'button.score', action: { a: 'say', say: 'score' } },
      { label: 'button.links', action: { a: 'say', say: 'links' } },
    ],
  };
}

function describeWindow({ words, day }: Telling, told: string | null): readonly Line[] {
  const anniversary = told === null ? null : nextAnniversary(told, day);
  const { from, to } = anniversary === null ? windowOn(day) : windowOfAnniversary(anniversary);
  const window = { from: words.day(from), to: words.day(to) };
  if (anniversary === null) return [{ key: 'anniversary.unknown', values: window }];
  const values = { day: words.day(anniversary), until: words.day(renewableUntil(anniversary)) };
  return [
    { key: 'anniversary.due', values },
    { key: 'anniversary.window', values: window },
    { key: 'anniversary.between' },
  ];
}
