import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePeople } from '../../src/imports/people/parsePeople.ts';
import { splitTable } from '../../src/imports/splitTable.ts';
import { parseHolding } from '../../src/reading/parseHolding.ts';
import { CERTIFICATIONS, findCertification } from '../../src/scoring/certifications.ts';
import { CERTIFICATION_TITLES } from '../../src/scoring/titleIndex.ts';

const titled = fc.constantFrom(...CERTIFICATIONS);
const name = fc.constantFrom('Iker Gil', 'Luis de la Cruz', 'ana garcía', 'MARTA SOLER', 'Sarah Power', 'An Do');
const issuer = fc.constantFrom('', 'Microsoft Certified: ', 'Microsoft 365 Certified: ', 'GitHub Certified: ');
const separator = fc.constantFrom('\t', ';', '|');

function read(text: string) {
  return parsePeople(splitTable(text), { day: '2026-11-28', dayOrder: null });
}

describe('any certification of the catalogue', () => {
  test('is taken whole before a name and behind one, and leaves the name whole', () => {
    fc.assert(
      fc.property(titled, name, issuer, fc.boolean(), ({ id, title }, who, by, isBehind) => {
        // A name that ends as a title begins is asked about.
        fc.pre(!(isBehind && by === '' && who === 'Sarah Power'));
        const spelled = `${by}${title}`;
        const { lookup, people } = parseHolding(isBehind ? `${who} ${spelled}` : `${spelled} ${who}`);
        expect(lookup).toMatchObject({ kind: 'found', certification: { id } });
        expect(people).toEqual([{ name: who, mail: null }]);
      }),
      { numRuns: 500 },
    );
  });

  test('is read from a row of its own cells', () => {
    fc.assert(
      fc.property(titled, name, issuer, separator, ({ id, title }, who, by, sign) => {
        const { rows, problems } = read([who, `${by}${title}`, '2026-03-01'].join(sign));
        expect(problems).toEqual([]);
        expect(rows).toEqual([{ line: 1, name: who, mail: null, certification: id, earned: '2026-03-01' }]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a title that is not known as a whole', () => {
  const more = fc.constantFrom('Quantum', 'Enterprise', 'Azure Quantum', 'Senior', 'Advanced Cloud');
  const unknown = fc
    .tuple(titled, more, fc.boolean())
    .map(([{ title }, word, isWithin]) => {
      const words = title.split(' ');
      return isWithin ? [words[0], word, ...words.slice(1)].join(' ') : `${word} ${title}`;
    })
    .filter((title) => / (Associate|Expert|Specialty)$/.test(title) && findCertification(title).kind === 'unknown');

  test('never becomes a certification that it contains', () => {
    fc.assert(
      fc.property(unknown, name, separator, (title, who, sign) => {
        const spelled = `Microsoft Certified: ${title}`;
        expect(parseHolding(`${spelled} ${who}`)).toMatchObject({
          lookup: { kind: 'unknown' },
          spelled: title,
          people: [{ name: who }],
        });
        expect(read([who, spelled].join(sign))).toMatchObject({
          rows: [],
          problems: [{ reason: 'unknown certification' }],
        });
        expect(read(`Name${sign}Title${sign}Code\n${who}${sign}${title}`).rows).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

test.each(CERTIFICATION_TITLES.countedNowhere.flatMap(({ title, code }) => [...(title === null ? [] : [title]), code]))(
  '"%s" counts nowhere, wherever it stands',
  (title) => {
    for (const spelled of [title, `Microsoft Certified: ${title}`]) {
      expect(parseHolding(`${spelled} Iker Gil`)).toMatchObject({
        lookup: { kind: 'counts nowhere' },
        people: [{ name: 'Iker Gil' }],
      });
      expect(read(`Iker Gil\t${spelled}\t2026-03-01`)).toMatchObject({
        rows: [],
        problems: [{ reason: 'counts nowhere' }],
      });
    }
  },
);
