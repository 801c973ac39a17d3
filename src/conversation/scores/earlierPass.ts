import {
  nextAnniversary,
  type QualificationWindow,
  type QualifiedDay,
  windowOfAnniversary,
  windowOn,
} from '../../scoring/qualificationWindow.ts';
import { showAreaTotal } from '../../scoring/shownTotal.ts';
import type { Asking, LookingBack } from '../asking/asking.ts';
import type { Telling } from '../asking/telling.ts';
import type { AreaReport, Reply } from '../reply.ts';

/** Null where the company has not said when its designation is renewed. */
export function toldAnniversary({ record, day }: Telling): string | null {
  const { anniversary } = record.settings;
  return anniversary === null ? null : nextAnniversary(anniversary, day);
}

/** The last day that still counts on which an area passed that does not pass today; null where there is none. */
export async function findEarlierPass(
  context: Asking & LookingBack,
  { score }: AreaReport,
): Promise<QualifiedDay | null> {
  if (context.partner === 'sample' || showAreaTotal(score).verdict === 'passes') return null;
  return context.findLastQualified(score.area, windowOf(context));
}

/** The reports as they read to somebody who saw an area pass in the months that still count. */
export function recallPasses(
  context: Asking & LookingBack,
  reports: readonly AreaReport[],
): Promise<readonly AreaReport[]> {
  return Promise.all(
    reports.map(async (report) =>
      report.hasPassed || (await findEarlierPass(context, report)) === null ? report : { ...report, hasPassed: true },
    ),
  );
}

/** A reply as it reads to somebody who saw its areas pass in the months that still count. */
export async function recallPassesIn(context: Asking & LookingBack, reply: Reply): Promise<Reply> {
  if (reply.kind === 'overview') return { ...reply, reports: await recallPasses(context, reply.reports) };
  if (reply.kind !== 'area') return reply;
  const [report = reply.report] = await recallPasses(context, [reply.report]);
  return { ...reply, report };
}

function windowOf(context: Telling): QualificationWindow {
  const anniversary = toldAnniversary(context);
  return anniversary === null ? windowOn(context.day) : windowOfAnniversary(anniversary);
}
