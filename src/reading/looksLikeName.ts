import { foldText } from './foldText.ts';
import { countTitleWords } from './readCertification.ts';

const MOST_WORDS = 8;

/** Small words that names have in lower case. */
const PARTICLES = new Set(
  (
    'de del la las los el y e i da das do dos du des d le lo di della dalla van von vom zu zur der den dem ter ten te op ' +
    'af av al bin ibn ben abu bint san santa st'
  ).split(' '),
);

/** What names never hold: what joins, asks or belongs to titles and trainings. */
const NEVER = new Set(
  (
    'and for the with of from has have how what who which our your score points team ' +
    'para con por tiene como nuestro nuestra puntos equipo ' +
    'und für mit et pour avec com ' +
    'microsoft azure certified certification certifications certificate certificado certificacion exam examen ' +
    'associate expert specialty fundamentals administrator engineer developer analyst architect consultant ' +
    'course curso training formacion prerequisites introduction module modulo lab learn'
  )
    .split(' ')
    .map(foldText),
);

/** Whether what is left of a line beside a certification may be somebody's name, or is to be asked about. */
export function looksLikeName(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const folded = words.map(foldText);
  if (!/\p{L}/u.test(text) || text.includes('?') || words.length > MOST_WORDS) return false;
  if (folded.some((word) => NEVER.has(word) || /^\d{3,}$/.test(word))) return false;
  if (countTitleWords(words) > 1) return false;
  const small = words.filter((word, index) => /^\p{Ll}/u.test(word) && !PARTICLES.has(folded[index] ?? ''));
  // "Deploy and manage resources" begins as a name does, and goes on as no name does.
  return small.length < 2 || small.length === words.length || !/^\p{Lu}/u.test(words[0] ?? '');
}
