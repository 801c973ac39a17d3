import type { Reply } from '../conversation/index.ts';
import type { Words } from '../language/words.ts';
import type { Buttons, CardAction } from './buttons.ts';
import type { CardName } from './cardTemplates.ts';

/** What a view has at hand. `day` is the reader's today. */
export interface ViewContext {
  readonly words: Words;
  readonly buttons: Buttons;
  /** Whose numbers the buttons speak of. */
  readonly partner: 'partner' | 'sample';
  /** Names of people; in most groups there are none. */
  readonly showNames: boolean;
  readonly day: string;
}

/** Flat data for one template, and what the template cannot hold: actions, and the line of the notification. */
export interface View {
  readonly card: CardName;
  readonly data: object;
  readonly actions: readonly CardAction[];
  readonly summary: string;
}

export type ReplyOf<Kind extends Reply['kind']> = Extract<Reply, { kind: Kind }>;
