import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/language/languages.ts';
import type { RosterPerson } from '../../src/partner/record.ts';
import { areaReply, FULL, partner, person, report } from './fixtures.ts';
import { textOf } from './readCard.ts';
import { render } from './render.ts';

const MS_102 = 'microsoft-365-administrator-expert';
const OTHERS = [person('Ana', 'teams-administrator-associate'), person('Luis', 'endpoint-administrator-associate')];
const HOLDER = person('Marta', MS_102);
const NOBODY: readonly RosterPerson[] = OTHERS;
const ONE: readonly RosterPerson[] = [...OTHERS, HOLDER];

/** 79 points on the SMB path with a holder of MS-102, whatever the day. */
const FIGURES = { 'modern-work': { ...FULL['modern-work'], 'smb.usageGrowth.csp': 2000, 'smb.deployments.csp': 4 } };

function cardOf(people: readonly RosterPerson[], day: string, language: Language): string {
  const record = partner({ figures: FIGURES, people });
  return textOf(render(areaReply(record, 'modern-work', day), { day, language }).card);
}

interface Expected {
  readonly day: string;
  readonly people: readonly RosterPerson[];
  readonly says: Readonly<Record<Language, readonly string[]>>;
  readonly saysNot?: Readonly<Record<Language, readonly string[]>>;
}

const UNKNOWN = {
  en: 'Not known: AB-650 is said to follow MS-102. By its title it is an Associate, and nobody has confirmed that it counts here.',
  es: 'No se sabe: Se dice que AB-650 sucede a MS-102. Por su título es Associate, y nadie ha confirmado que cuente aquí.',
};

const CASES: readonly (Expected & { readonly name: string })[] = [
  {
    name: 'two days before, with nobody on the list',
    ...{ day: '2026-11-28', people: NOBODY },
    says: {
      en: [
        '64 of 100',
        'The advanced list of Modern Work closes on 30 November. Nobody of yours is on it; from 1 December on the point that has to be there can no longer be earned. Book MS-102 by 30 November: passed by then, it counts until 30 November 2027 at the latest.',
        'Need 1 more Microsoft 365 Administrator Expert (MS-102) by 30 November',
        UNKNOWN.en,
      ],
      es: [
        '64 de 100',
        'La lista de nivel avanzado de Modern Work se cierra el 30 de noviembre. No hay nadie de tu empresa en ella; a partir del 1 de diciembre ya no se puede conseguir el punto que tiene que haber. Reserva MS-102 como muy tarde para el 30 de noviembre: si se aprueba para entonces, cuenta como mucho hasta el 30 de noviembre de 2027.',
        'como muy tarde el 30 de noviembre',
        UNKNOWN.es,
      ],
    },
  },
  {
    name: 'two days before, with all that the path pays for',
    ...{ day: '2026-11-28', people: ONE },
    says: {
      en: [
        '79 of 100, passes',
        'Microsoft shows it as “AI Business Solutions”.',
        'The advanced list of Modern Work closes on 30 November. The one person that it pays for is on it; from 1 December on nobody can take their place. Who holds one already renews it by then, where renewal is open: later it cannot be renewed.',
        UNKNOWN.en,
      ],
      es: [
        '79 de 100, cumple',
        'Microsoft la muestra como “AI Business Solutions”.',
        'La lista de nivel avanzado de Modern Work se cierra el 30 de noviembre. Está la persona por la que paga; a partir del 1 de diciembre nadie puede ocupar su lugar.',
        UNKNOWN.es,
      ],
    },
    saysNot: { en: ['Book MS-102'], es: ['Reserva MS-102'] },
  },
  {
    name: 'the day after, with nobody on the list',
    ...{ day: '2026-12-01', people: NOBODY },
    says: {
      en: [
        "The advanced list of Modern Work closed on 30 November: nothing on it can be earned any more. Nobody of yours is on it, so Modern Work cannot pass by Microsoft's page of June 2026 as it stands.",
        UNKNOWN.en,
        'That is the page as of 30 June; Microsoft revised it on 26 August, which has not been compared yet.',
      ],
      es: [
        'La lista de nivel avanzado de Modern Work se cerró el 30 de noviembre: ya no se puede obtener nada de ella. No hay nadie de tu empresa en ella, así que Modern Work no puede cumplir según la página de Microsoft de junio de 2026 tal como está.',
        UNKNOWN.es,
        'Es la página a fecha de 30 de junio; Microsoft la revisó el 26 de agosto y eso aún no se ha comparado.',
      ],
    },
    saysNot: { en: ['(MS-102)', 'Book', 'enough to pass'], es: ['(MS-102)', 'Reserva'] },
  },
  {
    name: 'the day after, with somebody on the list',
    ...{ day: '2026-12-01', people: ONE },
    says: {
      en: [
        '79 of 100, passes',
        "The advanced list of Modern Work closed on 30 November: nothing on it can be earned any more. 1 person of yours counts on, until 30 November 2027 at the latest; nobody can be added. After that it cannot pass by Microsoft's page of June 2026 as it stands.",
        UNKNOWN.en,
      ],
      es: [
        '79 de 100, cumple',
        'La lista de nivel avanzado de Modern Work se cerró el 30 de noviembre: ya no se puede obtener nada de ella. 1 persona sigue contando, como mucho hasta el 30 de noviembre de 2027; no se puede añadir a nadie. Después no puede cumplir según la página de Microsoft de junio de 2026 tal como está.',
        UNKNOWN.es,
      ],
    },
  },
  {
    name: 'a year later, the day before it stops counting, with nobody on the list',
    ...{ day: '2027-11-29', people: NOBODY },
    says: {
      en: [
        'closed on 30 November 2026: nothing on it can be earned any more. Nobody of yours is on it, so Modern Work cannot pass',
      ],
      es: [
        'se cerró el 30 de noviembre de 2026: ya no se puede obtener nada de ella. No hay nadie de tu empresa en ella, así que Modern Work no puede cumplir',
      ],
    },
  },
  {
    name: 'a year later, the day before it stops counting, with somebody on the list',
    ...{ day: '2027-11-29', people: ONE },
    says: {
      en: ['79 of 100, passes', '1 person of yours counts on, until 30 November at the latest; nobody can be added.'],
      es: [
        '79 de 100, cumple',
        '1 persona sigue contando, como mucho hasta el 30 de noviembre; no se puede añadir a nadie.',
      ],
    },
  },
  {
    name: 'once nothing on the list counts, with nobody on it',
    ...{ day: '2027-12-01', people: NOBODY },
    says: {
      en: [
        "Since 1 December nothing on the advanced list of Modern Work counts any more, so it cannot pass by Microsoft's page of June 2026 as it stands.",
        UNKNOWN.en,
      ],
      es: [
        'Desde el 1 de diciembre ya no cuenta nada de la lista de nivel avanzado de Modern Work, así que no puede cumplir según la página de Microsoft de junio de 2026 tal como está.',
        UNKNOWN.es,
      ],
    },
  },
  {
    name: 'once nothing on the list counts, with somebody who held it',
    ...{ day: '2027-12-01', people: ONE },
    says: {
      en: ['64 of 100', 'Since 1 December nothing on the advanced list of Modern Work counts any more'],
      es: ['64 de 100', 'Desde el 1 de diciembre ya no cuenta nada de la lista de nivel avanzado de Modern Work'],
    },
    saysNot: { en: ['79 of 100', 'counts on'], es: ['79 de 100', 'sigue contando'] },
  },
];

describe.each(['en', 'es'] as const)('in %s the card of Modern Work says what is so', (language) => {
  it.each(CASES)('$day: $name', ({ day, people, says, saysNot }) => {
    const card = cardOf(people, day, language);
    for (const text of says[language]) expect(card).toContain(text);
    for (const text of saysNot?.[language] ?? []) expect(card).not.toContain(text);
  });
});

describe('a list that closes', () => {
  it('is told from half a year before, and not earlier', () => {
    expect(cardOf(NOBODY, '2026-06-03', 'en')).toContain('closes on 30 November');
    expect(cardOf(NOBODY, '2026-06-02', 'en')).not.toContain('closes on 30 November');
  });

  it('is told carefully while nobody said who is certified', () => {
    const record = partner({ figures: FIGURES });
    const card = textOf(render(areaReply(record, 'modern-work', '2026-11-28'), { day: '2026-11-28' }).card);
    expect(card).toContain(
      'If nobody of yours is on it by then, the point that has to be there can no longer be earned.',
    );
  });

  it('is told by what can be done, in a list of all areas, in gaps and in the reminder', () => {
    const record = partner({ figures: FIGURES, people: NOBODY });
    const day = '2026-11-28';
    const reports = [report(record, 'modern-work', day)];
    const overview = render({ kind: 'overview', reports, notSetUp: [], day }, { day });
    const gaps = render({ kind: 'gaps', reports, day }, { day });
    const monthly = (compact: boolean) =>
      render(
        {
          ...{ kind: 'reminder', notice: 'monthly', day, lateFrom: null, reports, previous: null, compact },
          ...{ lapses: [], overdue: [], customers: [], schedule: { day: 21, time: '09:00' }, nextMonth: '2026-12' },
        },
        { day },
      );
    const booking = 'Book MS-102 by 30 November: passed by then, it counts until 30 November 2027 at the latest.';
    for (const { card } of [overview, gaps, monthly(false), monthly(true)]) expect(textOf(card)).toContain(booking);
    expect(textOf(gaps.card)).toContain(UNKNOWN.en);
  });

  it('that is closed leaves nothing to hope for in the headline and on a lock screen', () => {
    const record = partner({ figures: FIGURES, people: NOBODY });
    const told = (day: string, language: Language) =>
      render(areaReply(record, 'modern-work', day), { day, language }).summary;
    expect(told('2026-11-30', 'en')).toBe(
      'Modern Work: 64 of 100, 6 more to pass. Need 1 more Microsoft 365 Administrator Expert (MS-102) by 30 November.',
    );
    expect(told('2026-12-01', 'en')).toBe('Modern Work: 64 of 100, cannot pass for now.');
    expect(told('2026-12-01', 'es')).toBe('Modern Work: 64 de 100, de momento no puede cumplir.');
    const lost = { ...report(record, 'modern-work', '2026-12-01'), hasPassed: true };
    expect(render({ kind: 'area', report: lost, day: '2026-12-01' }, { day: '2026-12-01' }).summary).toBe(
      'Modern Work: 64 of 100, no longer passes, and cannot for now.',
    );
  });

  it('that is closed is never told twice', () => {
    expect(cardOf(NOBODY, '2026-12-01', 'en')).not.toContain('Cannot pass for now');
  });
});
