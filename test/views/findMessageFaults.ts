import type { Message } from '../../src/conversation/answer.ts';
import { actionsOf, findNodes, isNode } from './readCard.ts';

/** Teams takes more, but a card this light shows at once on a phone. */
export const MOST_BYTES = 20 * 1024;
export const MOST_ACTIONS = 6;
const LONGEST_TITLE = 60;

/** What keeps a message from being read well in Teams, whatever its language. */
export function findMessageFaults({ card, summary }: Message): readonly string[] {
  const json = JSON.stringify(card);
  const bytes = Buffer.byteLength(json);
  const shown = Array.isArray(card.actions) ? card.actions.length : 0;
  // The title of an area that can be pressed is heard and not drawn.
  const heard = new Set(
    findNodes(card, ({ selectAction }) => selectAction !== undefined).map((node) => node.selectAction),
  );
  const buttons = actionsOf(card).filter((action) => !heard.has(action));
  const long = buttons.filter(({ title }) => [...String(title)].length > LONGEST_TITLE);
  return [
    ...(bytes < MOST_BYTES ? [] : [`weighs ${bytes} bytes`]),
    ...(shown >= 1 && shown <= MOST_ACTIONS ? [] : [`has ${shown} actions`]),
    ...(/\bundefined\b|\bNaN\b|\[object/.test(`${json}${summary}`) ? ['tells something that is not there'] : []),
    ...(hasBarReadAloud(card) ? ['has a bar without words for whoever hears it'] : []),
    ...(/^\S.*[.!?…]$/s.test(summary) ? [] : [`has the summary "${summary}"`]),
    ...long.map(({ title }) => `has the long button "${title}"`),
  ];
}

/** A press on a part of a card is heard by its title, in place of what the part shows. */
function hasBarReadAloud(node: unknown): boolean {
  if (!isNode(node) || (isNode(node.selectAction) && node.selectAction.title)) return false;
  if (typeof node.text === 'string' && /[━┃]/.test(node.text)) return true;
  return Object.values(node).some(hasBarReadAloud);
}
