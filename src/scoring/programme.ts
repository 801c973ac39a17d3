import { z } from 'zod';
import data from './programme.json' with { type: 'json' };

const fact = z.strictObject({
  value: z.int().positive(),
  certainty: z.enum(['certain', 'likely']),
  source: z.strictObject({ en: z.string().min(1), es: z.string().min(1) }),
});

/** What holds for the whole programme, whatever the rule book, with where it is known from. */
export const PROGRAMME = z
  .strictObject({
    /** The day of the month by which Partner Center's customer and growth figures are typically updated. */
    refreshDay: fact,
    /** Within how many days a new certification typically counts in Partner Center. */
    skillingDays: fact,
    /** How many monthly updates a new link to a customer may need. */
    associationCycles: fact,
    /** About which day of the following month somebody who left no longer counts. */
    leaverDay: fact,
    /** How many months before a certification expires it can be renewed. */
    renewalMonths: fact,
  })
  .parse(data);

export type ProgrammeFact = (typeof PROGRAMME)['refreshDay'];
