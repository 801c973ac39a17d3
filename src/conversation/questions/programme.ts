import type { Named } from '../../reading/named.ts';
import { addMonths, lastRefresh } from '../../scoring/calendar.ts';
import { nameWithCode } from '../../scoring/certifications.ts';
import { stepsOpenedBy } from '../../scoring/people.ts';
import { PROGRAMME, type ProgrammeFact } from '../../scoring/programme.ts';
import { PROGRAMME_FEES } from '../../scoring/programmeFees.ts';
import type { Telling } from '../asking/telling.ts';
import { defineQuestion } from '../question.ts';
import type { Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { sayRenewal } from '../wording/sayRescue.ts';
import { areasMeant, ruleSetOf, SCORE, say } from './areas.ts';

const LINKS = say('button.links', 'links');

export const howOftenRefreshed = defineQuestion({
  name: 'how often refreshed',
  as: {
    en: [
      'how often are the numbers refreshed',
      ...[
        'when are the numbers updated',
        'how often does partner center update',
        'when does partner center refresh the data',
      ],
      ...[
        'when is the next update',
        'when do new figures come',
        'how often is {figure} updated',
        'when is the score updated',
      ],
      ...[
        'on what day are the figures updated',
        'how long does it take until a new customer shows up in partner center',
      ],
      ...[
        'how long until a linked customer appears',
        'how long until usage shows in partner center',
        'why are the numbers in partner center old',
      ],
      ...['when do new customers appear in partner center'],
    ],
    es: [
      'con qué frecuencia se actualizan los números',
      ...[
        'cuándo se actualizan los datos',
        'cada cuánto se actualiza partner center',
        'cuándo actualiza partner center las cifras',
      ],
      ...[
        'cuándo es la próxima actualización',
        'qué día se actualizan los números',
        'cuánto tarda en aparecer un cliente nuevo',
      ],
      ...[
        'cuándo se actualiza {figure}',
        'cuándo aparecen los clientes nuevos en partner center',
        'cada cuánto cambian los puntos',
      ],
    ],
  },
  tellsNothing: true,
  read: (named) => named,
  answer: ({ words, day }) => tellRefresh(words, day),
});

export const whenShown = defineQuestion({
  name: 'when shown',
  as: {
    en: [
      'how long does it take until a certification shows up in Partner Center',
      ...[
        'when does a new certification appear in partner center',
        'how long until {certification} counts',
        'how soon does an exam count',
      ],
      ...[
        'my certification does not show up',
        'why is my certification not in partner center',
        'how long does it take for a certification to count',
      ],
      ...[
        'when will my exam be visible',
        'why can I not see my certification in partner center',
        'certification not showing in partner center',
      ],
      ...[
        'how many days until a certification is reflected',
        'how many days does a new certification need to appear',
        'passed the exam but partner center does not show it',
      ],
    ],
    es: [
      'cuánto tarda en aparecer una certificación en Partner Center',
      ...[
        'cuándo aparece una certificación nueva en partner center',
        'cuánto tiempo pasa hasta que cuenta {certification}',
      ],
      ...[
        'mi certificación no aparece',
        'por qué no se ve mi certificación en partner center',
        'cuánto tarda en contar un examen',
      ],
      ...[
        'cuántos días hasta que se refleja una certificación',
        'cuándo se verá mi examen',
        'aprobé el examen y no sale en partner center',
      ],
    ],
  },
  tellsNothing: true,
  read: (named) => named,
  answer: ({ words }) => ({
    kind: 'text',
    title: { key: 'shown.title', values: { days: PROGRAMME.skillingDays.value } },
    lines: [{ key: 'shown.link' }, { key: 'shown.old' }, describeSource(words, PROGRAMME.skillingDays)],
    buttons: [LINKS, say('button.people', 'people'), SCORE],
  }),
});

export const whatItCosts = defineQuestion({
  name: 'what it costs',
  as: {
    en: [
      'what does the designation cost',
      ...[
        'how much does it cost',
        'how much is the fee',
        'what is the price of the programme',
        'how much do we pay for the badge',
      ],
      ...[
        'what does the renewal cost',
        'is a second designation more expensive',
        'do we pay for each designation',
        'cost of solutions partner',
      ],
      ...['what is the annual fee', 'price', 'how expensive is the membership'],
    ],
    es: [
      'cuánto cuesta la designación',
      ...[
        'cuánto cuesta',
        'cuál es la cuota',
        'qué precio tiene el programa',
        'cuánto pagamos por la insignia',
        'cuánto cuesta renovar',
      ],
      ...['hay que pagar por cada designación', 'coste de solutions partner', 'cuál es la tarifa anual', 'precio'],
    ],
  },
  tellsNothing: true,
  read: (named) => named,
  answer: tellCost,
});

export const mayCountTwice = defineQuestion({
  name: 'may count twice',
  as: {
    en: [
      'can the same person be counted twice',
      ...[
        'may one person count twice',
        'does one person count in several areas',
        'can one person count for both steps',
        'do people count more than once',
      ],
      ...[
        'can the same person hold several certifications',
        'if somebody has two certifications do they count twice',
        'does a person with two certs count double',
      ],
      ...[
        'can {person} count twice',
        'does one employee count for {area} and security',
        'can somebody count in two designations',
      ],
      ...[
        'can the same person have both {certification} and count twice',
        'does the same person count for intermediate and advanced',
      ],
    ],
    es: [
      'puede contar dos veces la misma persona',
      ...[
        'una persona cuenta dos veces',
        'cuenta una persona en varias áreas',
        'la misma persona cuenta para dos requisitos',
        'cuentan doble',
      ],
      ...[
        'si alguien tiene dos certificaciones cuenta dos veces',
        'una persona con varias certificaciones cuenta varias veces',
      ],
      ...['puede {person} contar dos veces', 'la misma persona vale para varias designaciones'],
    ],
  },
  read: (named) => named,
  answer: tellTwice,
});

export const howToLinkPeople = defineQuestion({
  name: 'how to link people',
  as: {
    en: [
      'how do we link certified people',
      ...[
        'how do I link my certification to the company',
        'how to associate learners',
        'how do people link their learn profile',
        'where do I link my certifications',
      ],
      ...[
        'how do I associate my microsoft learn account with partner center',
        'link employees',
        'how do we register certified people in partner center',
      ],
      ...['how do I link a person'],
    ],
    es: [
      'cómo vinculamos a las personas certificadas',
      ...[
        'cómo vinculo mi certificación a la empresa',
        'cómo asociar certificaciones a partner center',
        'dónde vinculo mis certificaciones',
      ],
      ...['cómo asocio mi cuenta de learn', 'vincular empleados', 'cómo vincular a una persona'],
    ],
  },
  tellsNothing: true,
  read: (named) => named,
  answer: () => withNotices({ kind: 'links' }, { key: 'links.people.help' }),
});

export const howToLinkCustomers = defineQuestion({
  name: 'how to link customers',
  as: {
    en: [
      'how do we link customers',
      ...[
        'how do I associate a customer',
        'how do we link to a tenant',
        'how do I set up PAL',
        'how do I claim CPOR',
        'how do we get credit for {figure}',
      ],
      ...[
        'how to link a customer with DPOR',
        'how do I become partner of record',
        'where do I link PAL',
        'link a customer',
      ],
    ],
    es: [
      'cómo vinculamos clientes',
      ...['cómo asocio un cliente', 'cómo vincular el tenant de un cliente', 'cómo configuro PAL', 'cómo reclamo CPOR'],
      ...['cómo vincular un cliente con DPOR', 'dónde vinculo PAL', 'vincular un cliente'],
    ],
  },
  tellsNothing: true,
  read: (named) =>
    named.metrics.includes('net-customer-adds') || named.terms.length > 0 || named.areas.length === 0
      ? named
      : undefined,
  answer: () => withNotices({ kind: 'links' }, { key: 'links.customers.help' }, { key: 'links.pal.help' }),
});

export const howToRenew = defineQuestion({
  name: 'how to renew',
  as: {
    en: [
      'how do I renew {certification}',
      ...[
        'how do I renew a certification',
        'how do certifications get renewed',
        'is renewing a certification free',
        'when can {certification} be renewed',
      ],
      ...[
        'how long is a certification valid',
        'do we pay for renewing a certification',
        'can an expired certification be renewed',
        'does renewing cost anything',
      ],
    ],
    es: [
      'cómo renuevo {certification}',
      ...[
        'cómo renovar una certificación',
        'cuánto dura una certificación',
        'es gratis renovar una certificación',
        'cuándo se puede renovar {certification}',
      ],
      ...['se puede renovar una certificación caducada'],
    ],
  },
  read: (named) => named,
  answer: tellRenewing,
});

function describeSource(words: Telling['words'], { certainty, source }: ProgrammeFact): Line {
  return { key: 'ask.source', values: { certainty, source: words.pick(source) }, rank: 'detail' };
}

function tellRefresh(words: Telling['words'], day: string): Reply {
  const last = lastRefresh(day);
  return {
    kind: 'text',
    title: { key: 'refresh.title', values: { day: PROGRAMME.refreshDay.value } },
    lines: [
      { key: 'refresh.dates', values: { last: words.day(last, day), next: words.day(addMonths(last, 1), day) } },
      { key: 'refresh.skilling', values: { days: PROGRAMME.skillingDays.value } },
      { key: 'refresh.association', values: { cycles: PROGRAMME.associationCycles.value } },
      describeSource(words, PROGRAMME.refreshDay),
    ],
    buttons: [say('button.update', 'update'), say('remind.title', 'remind'), SCORE],
  };
}

function tellCost({ words }: Telling): Reply {
  const { now, before } = PROGRAMME_FEES;
  return {
    kind: 'text',
    title: { key: 'cost.title', values: { now: now.usdPerYear, certainty: now.certainty } },
    lines: [
      {
        key: 'anniversary.fee',
        values: {
          ...{ now: now.usdPerYear, certainty: now.certainty, source: words.pick(now.source) },
          ...{ formerly: before.usdPerYear, sourceFormerly: words.pick(before.source) },
        },
      },
      { key: 'cost.shared' },
    ],
    buttons: [LINKS, say('anniversary.title', 'anniversary'), SCORE],
  };
}

/** The rule, and how many people of the list make use of it. */
function tellTwice(context: Telling, named: Named): Reply {
  const { record, words, day } = context;
  const lines = areasMeant(context, named).flatMap((area): Line[] => {
    const ruleSet = ruleSetOf(context, area, named);
    const count = record.people.filter((person) => stepsOpenedBy(person, ruleSet, day).size > 1).length;
    return count === 0 ? [] : [{ key: 'twice.now', values: { area: words.say(`area.${area}`), count } }];
  });
  return {
    kind: 'text',
    title: { key: 'twice.title' },
    lines: [{ key: 'twice.rule' }, { key: 'twice.areas' }, ...lines],
    buttons: [say('button.people', 'people'), say('rules.title', 'rules'), SCORE],
  };
}

function tellRenewing(context: Telling, named: Named): Reply {
  const { record, day, showNames } = context;
  const [certification] = named.certifications;
  const holders = record.people.flatMap((person) =>
    person.certifications.flatMap(({ certification: id, expires }) =>
      id === certification?.id && expires !== undefined && expires >= day ? [{ person, expires }] : [],
    ),
  );
  return {
    kind: 'text',
    title: { key: 'renewing.title', values: { months: PROGRAMME.renewalMonths.value } },
    lines: [
      { key: 'renewing.expired' },
      ...(certification?.retirement === undefined
        ? []
        : [{ key: 'renewing.retired', values: { certification: nameWithCode(certification) } }]),
      ...(showNames && certification !== undefined
        ? holders.slice(0, 10).map(({ person, expires }): Line => {
            const renewal = sayRenewal(context, { certification: certification.id, expires });
            return {
              key: 'renewing.line',
              values: { who: person.name, day: context.words.day(expires, day), renewal },
            };
          })
        : []),
      describeSource(context.words, PROGRAMME.renewalMonths),
    ],
    buttons: [LINKS, say('forecast.button.expiring', 'expiring'), SCORE],
  };
}
