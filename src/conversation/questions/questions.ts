import type { Askable } from '../command.ts';
import { doesItCount, doFundamentalsCount, whenRetired } from './doesItCount.ts';
import { doExpiredCount, whatHolds, whenLapses, whoHas } from './holders.ts';
import { ifSomebodyLeaves } from './leaving.ts';
import { haveEnough, whatCounts } from './lists.ts';
import { whatIsAPercentWorth, whatIsAPersonWorth, whatIsItWorth, whatIsMeant } from './meanings.ts';
import { aCertification, aFigure } from './offers.ts';
import {
  howOftenRefreshed,
  howToLinkCustomers,
  howToLinkPeople,
  howToRenew,
  mayCountTwice,
  whatItCosts,
  whenShown,
} from './programme.ts';
import { smallTalk } from './smallTalk.ts';
import { areWeQualified, belowPassMark, passMark, whatNext, whichTrack } from './standing.ts';
import { whyNoPointsForPeople, whyZero } from './whyZero.ts';

/** Everything that is asked in a sentence and has no word of its own. */
export const QUESTIONS: readonly Askable[] = [
  aCertification,
  aFigure,
  areWeQualified,
  belowPassMark,
  doExpiredCount,
  doesItCount,
  doFundamentalsCount,
  haveEnough,
  howOftenRefreshed,
  howToLinkCustomers,
  howToLinkPeople,
  howToRenew,
  ifSomebodyLeaves,
  mayCountTwice,
  passMark,
  whatCounts,
  whatHolds,
  whatIsAPersonWorth,
  whatIsAPercentWorth,
  whatIsItWorth,
  whatIsMeant,
  whatItCosts,
  whatNext,
  whenLapses,
  whenRetired,
  whenShown,
  whichTrack,
  whoHas,
  whyNoPointsForPeople,
  whyZero,
  ...smallTalk,
];
