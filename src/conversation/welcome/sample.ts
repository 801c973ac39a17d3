import { foldText } from '../../reading/foldText.ts';
import { isOnly } from '../../reading/isOnly.ts';
import type { Asking, Sampling } from '../asking/asking.ts';
import { defineCommand } from '../command.ts';
import { type Reply, withNotices } from '../reply.ts';
import { tellScore } from '../scores/tellScore.ts';

const OFF = new Set(['off', 'stop', 'end', 'no', 'fin', 'leave', 'exit', 'salir']);
const SWITCH = new Set([
  ...OFF,
  ...[
    'on',
    'start',
    'yes',
    'show',
    'try',
    'partner',
    'contoso',
    'demo',
    'mode',
    'data',
    'si',
    'modo',
    'datos',
    'empresa',
  ],
]);

export const sampleCommand = defineCommand({
  name: 'sample',
  words: { en: ['demo', 'contoso'], es: ['ejemplo'] },
  role: 'reader',
  help: 'more',
  inMenu: true,
  examples: ['sample off'],
  changes: () => true,
  isFoundInSentences: true,
  switchesSample: true,
  tellsNothing: () => true,
  read: (rest) => (isOnly(rest, SWITCH) ? { on: !rest.some((word) => OFF.has(foldText(word))) } : undefined),
  answer: (context, { on }) => (on ? enterSample(context) : leaveSample(context)),
});

/** From now on this chat is about a made-up partner, which starts afresh. */
async function enterSample({ sample }: Asking & Sampling): Promise<Reply> {
  const inSample = await sample.enter();
  return { ...withNotices(tellScore(inSample, null), { key: 'notice.sampleEntered' }), about: 'sample' };
}

/** Where outsiders may read along, nothing of the real numbers is told yet. */
async function leaveSample({ partner, sample }: Asking & Sampling): Promise<Reply> {
  const wasOn = partner === 'sample';
  // Where it was not on, an old one may still be kept.
  await sample.leave();
  return {
    kind: 'text',
    title: { key: wasOn ? 'say.sampleLeft.title' : 'say.noSample.title' },
    lines: [{ key: wasOn ? 'notice.sampleLeft' : 'say.noSample.text' }],
    buttons: [
      { label: 'button.score', action: { a: 'say', say: 'score' } },
      { label: 'button.help', action: { a: 'say', say: 'help' } },
    ],
    about: 'partner',
  };
}
