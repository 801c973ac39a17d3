import { MONTHS_KINDS, type MonthsByKind } from '../../src/partner/reports/monthsKinds.ts';

/** No months of any report. */
export const NO_MONTHS = Object.fromEntries(MONTHS_KINDS.map((kind) => [kind, new Map()])) as unknown as MonthsByKind;
