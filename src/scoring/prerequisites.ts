import { type Certification, getCertification } from './certifications.ts';
import type { HeldCertification } from './facts.ts';

/**
 * What a person holds that once asked for this certification. It counts by itself: when what it asked for lapses or is
 * retired, nothing of it is lost. `held` is what counts on the day in question.
 */
export function findBuiltOn(certification: string, held: readonly HeldCertification[]): readonly Certification[] {
  return held
    .map((each) => getCertification(each.certification))
    .filter(({ prerequisites }) => prerequisites?.anyOf.includes(certification) ?? false);
}
