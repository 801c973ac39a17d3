import { figureOwner } from '../partner/facts.ts';
import type { PartnerRecord } from '../partner/record.ts';
import type { FigureOption } from './reading/readRaise.ts';
import { followedAreas } from './reports.ts';

/** Whether two names are of one figure: the three Azure areas may share it. */
export function isSameFigure(record: PartnerRecord, one: FigureOption, other: FigureOption): boolean {
  return one.figure === other.figure && figureOwner(record, one.area) === figureOwner(record, other.area);
}

/** The figures that may be meant, each once: those of areas that are followed, if any is. */
export function listMeant(record: PartnerRecord, options: readonly FigureOption[]): readonly FigureOption[] {
  const followed = followedAreas(record);
  const known = options.filter(({ area }) => followed.includes(area));
  const meant = known.length > 0 ? known : options;
  return meant.filter((option, index) => meant.findIndex((each) => isSameFigure(record, each, option)) === index);
}
