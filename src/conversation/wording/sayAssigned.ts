import { figureName, placeOf } from '../../language/figureWords.ts';
import { sayNeed } from '../../language/gapWords.ts';
import type { Words } from '../../language/words.ts';
import { figureOwner } from '../../partner/facts.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import type { FigureOption } from '../../reading/readRaise.ts';
import { matchCertification } from '../../scoring/certifications.ts';

type Doing = { readonly certification: string } | (FigureOption & { readonly more: number });

/** What somebody is to do: "AZ-305", "2 more net new customers", "3 more deployments at CSP customers (Modern Work, SMB)". */
export function sayAssigned(words: Words, record: Pick<PartnerRecord, 'settings'>, doing: Doing): string {
  const what = sayBriefly(words, doing);
  return 'certification' in doing ? what : sayIn(words, record, doing, what);
}

/** What is short enough for a button leaves out where it belongs. */
export function sayBriefly(words: Words, doing: Doing): string {
  return 'certification' in doing ? callCertification(doing.certification) : sayMore(words, doing);
}

/** The figure itself: "Net new customers (Modern Work, SMB)". */
export function nameFigure(words: Words, record: Pick<PartnerRecord, 'settings'>, option: FigureOption): string {
  return sayIn(words, record, option, words.say(`figure.${figureName(option.area, option.figure)}`));
}

function sayMore(words: Words, { area, figure, more }: FigureOption & { readonly more: number }): string {
  // Gaps ask for some figures only up to a minimum; a plan of one's own is free.
  const own = `assign.more.${figureName(area, figure)}`;
  if (words.has(own)) return words.say(own, { count: more });
  return sayNeed(words, area, { kind: 'figure', metric: 'deployments', figure, unit: 1, points: 0 }, more);
}

function sayIn(words: Words, record: Pick<PartnerRecord, 'settings'>, { area, figure }: FigureOption, what: string) {
  const place = placeOf(words, figureOwner(record, area), figure);
  return place === null ? what : words.say('assign.place', { what, place });
}

function callCertification(id: string): string {
  const known = matchCertification(id);
  return known?.kind === 'found' ? (known.certification.code ?? known.certification.title) : id;
}
