import { Temporal } from 'temporal-polyfill';
import type { Change } from '../src/partner/change.ts';
import { NEW_SETTINGS } from '../src/partner/record.ts';
import { CERTIFICATIONS } from '../src/scoring/certifications.ts';
import { AREA_IDS } from '../src/scoring/designations.ts';
import { FIGURES, type FigureKind } from '../src/scoring/figures.ts';

const CERTIFICATIONS_EACH = 3;
// Steps that share no divisor with the catalogue's length spread the certifications over it.
const NEXT_PERSON = 7;
const NEXT_CERTIFICATION = 3;
const FIRST_EXPIRY_DAYS = 30;
const NEXT_EXPIRY_DAYS = 10;
const VALUES: Readonly<Record<FigureKind, number>> = { count: 3, percent: 12, usd: 20_000, mcv: 60_000, users: 500 };

export const SOMEBODY = { id: 'somebody', name: 'Somebody' };

/** A partner with figures of all areas as of a day (ISO) and so many certified people: a row for each, and five more. */
export function createPartner(day: string, people: number): Change {
  const roster = Array.from({ length: people }, (_, person) => ({
    ...{ id: `person${person}@contoso.com`, name: `Person ${person}`, mail: `person${person}@contoso.com` },
    certifications: Array.from({ length: CERTIFICATIONS_EACH }, (_, held) => ({
      certification:
        CERTIFICATIONS[(person * NEXT_PERSON + held * NEXT_CERTIFICATION) % CERTIFICATIONS.length]?.id ?? '',
      expires: Temporal.PlainDate.from(day)
        .add({ days: FIRST_EXPIRY_DAYS + NEXT_EXPIRY_DAYS * person })
        .toString(),
    })),
  }));
  return [
    {
      kind: 'settings',
      after: { ...NEW_SETTINGS, tracks: Object.fromEntries(AREA_IDS.map((area) => [area, 'enterprise'])) },
    },
    ...(['azure', 'modern-work', 'security', 'business-applications'] as const).map((owner) => ({
      kind: 'figures' as const,
      owner,
      after: Object.fromEntries(
        FIGURES[owner === 'azure' ? 'data-ai' : owner].map(({ key, kind }) => [
          key,
          { value: VALUES[kind], day, by: SOMEBODY },
        ]),
      ),
    })),
    ...roster.map((person) => ({ kind: 'person' as const, id: person.id, after: person })),
  ];
}
