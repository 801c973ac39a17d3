import { foldText } from './foldText.ts';

/** Words that may stand in a wish without telling what is wished. */
const FILLERS = new Set(
  (
    'please pls kindly now here again just the a to in into on of by my our me us that this it chat channel ' +
    'thanks thank you por favor ahora aqui de del el la los las en a al mi mis lo eso esto este esta gracias chat canal'
  ).split(' '),
);

/** Whether the words say nothing but these: a sentence that merely holds one of them wishes something else. */
export function isOnly(words: readonly string[], among: { has(word: string): boolean }): boolean {
  return words
    .flatMap((word) => foldText(word).split(' '))
    .every((word) => word === '' || among.has(word) || FILLERS.has(word));
}
