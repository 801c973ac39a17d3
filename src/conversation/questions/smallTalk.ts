import { defineQuestion } from '../question.ts';
import type { Button, Reply } from '../reply.ts';
import { SCORE, say } from './areas.ts';

const HELP = say('button.help', 'help');
const GAPS = say('button.gaps', 'gaps');

/** What people say to whoever answers them. None of it is a dead end. */
function defineTalk(
  name: string,
  en: readonly [string, ...string[]],
  es: readonly [string, ...string[]],
  buttons: readonly Button[],
) {
  return defineQuestion({
    name,
    as: { en, es },
    tellsNothing: true,
    read: () => ({}),
    answer: (): Reply => ({
      ...{ kind: 'text', title: { key: `talk.${name}` }, lines: [{ key: `talk.${name}.next` }] },
      buttons,
    }),
  });
}

export const smallTalk = [
  defineTalk(
    'thanks',
    ['thanks', 'thank you very much', 'thanks a lot bot'],
    ['gracias', 'muchas gracias'],
    [SCORE, GAPS, HELP],
  ),
  defineTalk(
    'fine',
    ['ok', 'great', 'perfect', 'got it', 'ok thanks'],
    ['vale', 'perfecto', 'entendido', 'vale gracias', 'ok gracias'],
    [SCORE, GAPS, HELP],
  ),
  defineTalk('cancel', ['cancel', 'never mind', 'forget it'], ['cancela', 'olvídalo', 'da igual'], [SCORE, HELP]),
  defineTalk(
    'stop',
    ['stop', 'stop it', 'please stop', 'stop sending me messages'],
    ['para ya', 'detente', 'deja de enviarme mensajes'],
    [say('remind.title', 'remind'), say('remind.button.leaveSample', 'sample off'), HELP],
  ),
  defineTalk(
    'greeting',
    ['good morning', 'good afternoon everybody'],
    ['buenos días', 'buenas tardes a todos'],
    [SCORE, GAPS, HELP],
  ),
  defineTalk(
    'bye',
    ['bye', 'see you later', 'good night'],
    ['adiós', 'hasta luego'],
    [SCORE, say('remind.title', 'remind')],
  ),
  defineTalk(
    'who are you',
    ['who are you', 'what is your name', 'are you a bot'],
    ['quién eres', 'cómo te llamas', 'eres un robot'],
    [HELP, say('button.trySample', 'sample')],
  ),
  defineTalk('how are you', ['how are you', 'how is it going'], ['cómo estás', 'qué tal estás'], [SCORE, HELP]),
];
