import type { Named } from '../../reading/named.ts';
import { nameWithCode } from '../../scoring/certifications.ts';
import type { Telling } from '../asking/telling.ts';
import { defineQuestion } from '../question.ts';
import type { Reply } from '../reply.ts';
import { sayExample } from '../wording/sayExample.ts';
import { SCORE } from './areas.ts';
import { doesItCount } from './doesItCount.ts';
import { whoHas } from './holders.ts';
import { whatIsItWorth, whatIsMeant } from './meanings.ts';
import { whyZero } from './whyZero.ts';

/** A certification and nothing else: several things may be wanted of it, so they are offered. */
export const aCertification = defineQuestion({
  name: 'a certification',
  as: {
    en: ['{certification}', 'certification {certification}'],
    es: ['{certification}', 'certificación {certification}'],
  },
  tellsNothing: true,
  read: (named) => (named.certifications.length > 0 ? named : undefined),
  answer(context, named) {
    const [certification] = named.certifications;
    const what = certification === undefined ? '' : nameWithCode(certification);
    const add = context.words.say('chip.add', { certification: certification?.code ?? what });
    return offer(context, what, named, [whoHas, doesItCount], [add]);
  },
});

/** A figure without a number. */
export const aFigure = defineQuestion({
  name: 'a figure',
  as: { en: ['{figure}', '{figure} {area}'], es: ['{figure}', '{figure} {area}'] },
  tellsNothing: true,
  read: (named) => (named.metrics.length > 0 && named.numbers.length === 0 ? named : undefined),
  answer(context, named) {
    const [metric] = named.metrics;
    const what = metric === undefined ? '' : context.words.say(`card.metric.${metric}`);
    return offer(context, what, named, [whatIsMeant, whatIsItWorth, whyZero], []);
  },
});

function offer(
  { words }: Telling,
  what: string,
  named: Named,
  questions: readonly Parameters<typeof sayExample>[1][],
  more: readonly string[],
): Reply {
  const chips = questions.flatMap((question) => sayExample(words, question, named) ?? []);
  return {
    ...{ kind: 'text', title: { key: 'ask.which', values: { what } }, lines: [{ key: 'ask.whichText' }] },
    buttons: [SCORE],
    chips: [...chips, ...more],
  };
}
