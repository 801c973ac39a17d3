import { foldText } from './foldText.ts';

/** Words of the programme, as people write them in English and Spanish. Metrics have names of their own. */
const TERMS = {
  pal: ['pal', 'partner admin link'],
  dpor: ['dpor', 'digital partner of record'],
  csp: ['csp', 'cloud solution provider'],
  cpor: ['cpor', 'claiming partner of record'],
  acr: ['acr', 'azure consumed revenue'],
  mcv: ['mcv', 'monthly consumption value'],
  track: ['track', 'tracks', 'path', 'paths', 'via', 'vias', 'ruta', 'rutas'],
  gate: ['gate', 'gates', 'requisito previo', 'requisitos previos'],
  anniversary: ['anniversary', 'anniversary date', 'aniversario', 'fecha de aniversario'],
  skilling: ['skilling', 'skills category', 'capacitacion', 'aptitudes'],
  performance: ['performance', 'performance category', 'rendimiento'],
  'customer-success': ['customer success', 'exito del cliente'],
  designation: [
    ...['designation', 'designations', 'solutions partner', 'solutions partner designation', 'solution partner'],
    ...['designacion', 'designaciones', 'solutions partner designations', 'partner designation'],
  ],
  capability: ['partner capability score', 'capability score', 'pcs'],
} as const;

export type Term = keyof typeof TERMS;

const byName = new Map(
  (Object.entries(TERMS) as [Term, readonly string[]][]).flatMap(([term, names]) =>
    names.map((name) => [foldText(name), term] as const),
  ),
);

const LONGEST = Math.max(...[...byName.keys()].map((name) => name.split(' ').length));

/** The longest term at the beginning of folded words. */
export function takeTerm(folded: readonly string[]): { readonly term: Term; readonly length: number } | null {
  for (let length = Math.min(LONGEST, folded.length); length > 0; length--) {
    const term = byName.get(folded.slice(0, length).join(' '));
    if (term !== undefined) return { term, length };
  }
  return null;
}
