import type {
  Helping,
  Keeping,
  KnowingPeople,
  LookingBack,
  Metering,
  Planning,
  Reminding,
  Sampling,
  Speaking,
  TakingTime,
} from './asking.ts';
import type { Changing } from './changing.ts';

/** All that a command may need. Each takes only the part that it names. */
export type Everything = Changing &
  LookingBack &
  KnowingPeople &
  Speaking &
  Keeping &
  Metering &
  Reminding &
  Planning &
  Sampling &
  TakingTime &
  Helping;
