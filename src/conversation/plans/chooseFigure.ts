import { areaFigures, figureOwner, followedAreas } from '../../partner/facts.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import type { FigureOption } from '../../reading/readRaise.ts';

/** Whether two names are of one figure: the three Azure areas may share it. */
export function isSameFigure(record: PartnerRecord, one: FigureOption, other: FigureOption): boolean {
  return one.figure === other.figure && figureOwner(record, one.area) === figureOwner(record, other.area);
}

/** The figures that may be meant, each once: those that are known where any is, or else of areas that are followed. */
export function listMeant(record: PartnerRecord, options: readonly FigureOption[]): readonly FigureOption[] {
  const followed = followedAreas(record);
  const ofFollowed = options.filter(({ area }) => followed.includes(area));
  const known = ofFollowed.filter(({ area, figure }) => areaFigures(record, area)[figure] !== undefined);
  const meant = [known, ofFollowed].find((each) => each.length > 0) ?? options;
  return meant.filter((option, index) => meant.findIndex((each) => isSameFigure(record, each, option)) === index);
}
