import type { Named } from '../reading/named.ts';
import type { Everything } from './asking/everything.ts';
import type { Askable, Asked } from './command.ts';
import type { Reply } from './reply.ts';

/** Something that is asked in a sentence and has no word of its own. It tells, and never changes anything. */
export interface QuestionDefinition<Arguments> extends Asked<Arguments> {
  readonly name: string;
  /** Whether the answer is about the programme alone, so that it may be given wherever others read along. */
  readonly tellsNothing?: boolean;
  answer(context: Everything, read: Arguments, named: Named): Promise<Reply> | Reply;
}

export function defineQuestion<Arguments>(definition: QuestionDefinition<Arguments>): Askable {
  const { name, as, tellsNothing = false } = definition;
  return {
    name,
    as,
    request(named) {
      const read = definition.read(named);
      if (read === undefined) return null;
      return {
        ...{ name, role: 'reader', arguments: read, tellsNothing, switchesSample: false, changes: false },
        answer: (context) => definition.answer(context, read, named),
      };
    },
  };
}
