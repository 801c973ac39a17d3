import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Asking, Keeping } from '../asking/asking.ts';
import { fingerprint } from '../asking/keptData.ts';
import { defineCommand, onPress } from '../command.ts';
import { definePress } from '../press.ts';
import type { Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { refuseUnlessOwner } from '../rights/ownersOnly.ts';
import { tellWelcome } from '../welcome/welcome.ts';

const MINUTES_TO_CONFIRM = 10;

/** `of` is the fingerprint of the facts that the question was about. */
const deleteEverythingPress = definePress('delete-everything', { asked: z.iso.datetime(), of: z.string() });

const REMOVE = {
  en: ['delete', 'remove'],
  es: ['quitar', 'quita', 'eliminar', 'elimina', 'borrar', 'borra'],
} as const;
const EVERYTHING = ['everything', 'all', 'all data', 'all the data', 'todo', 'todos los datos'];

export const deleteEverythingCommand = defineCommand({
  name: 'delete everything',
  words: {
    en: REMOVE.en.flatMap((verb) => EVERYTHING.map((what) => `${verb} ${what}`)),
    es: REMOVE.es.flatMap((verb) => EVERYTHING.map((what) => `${verb} ${what}`)),
  },
  role: 'owner',
  help: 'data',
  inMenu: false,
  examples: ['delete everything'],
  changes: () => false,
  read: () => ({}),
  asked: {
    as: {
      en: [
        'what data do you store',
        ...['how do I delete all data', 'is this gdpr compliant', 'how is privacy handled'],
      ],
      es: ['qué datos guardas', ...['cómo borro todos los datos', 'cumple el rgpd', 'qué pasa con la privacidad']],
    },
    read: () => ({}),
  },
  answer: askToDelete,
  presses: [onPress(deleteEverythingPress, 'owner', deleteEverything)],
});

/** The first step: what goes, and a button that works for a short time. */
function askToDelete(context: Asking): Reply {
  const { record, words, turn } = context;
  const refusal = refuseUnlessOwner(context);
  if (refusal !== null) return refusal;
  const figures = Object.keys(record.figures).map((owner) => words.say(`keep.figures.${owner}`));
  return {
    kind: 'text',
    title: { key: 'keep.delete.title' },
    lines: [
      { key: 'keep.delete.what', values: { people: record.people.length } },
      ...(figures.length > 0 ? [{ key: 'keep.delete.figures', values: { areas: words.list(figures) } }] : []),
      { key: 'keep.delete.forGood' },
      { key: 'keep.delete.minutes', values: { minutes: MINUTES_TO_CONFIRM } },
    ],
    buttons: [
      {
        label: 'keep.button.delete',
        action: deleteEverythingPress.action({ asked: turn.now.toString(), of: fingerprint(record) }),
        replaces: true,
      },
      { label: 'keep.button.exportFirst', action: { a: 'say', say: 'export' } },
      { label: 'keep.button.keepAll', action: { a: 'say', say: 'score' } },
    ],
  };
}

/** The second step. Asks again where the question is old, or was about other data than there is by now. */
async function deleteEverything(
  context: Asking & Keeping,
  { asked, of }: { readonly asked: string; readonly of: string },
): Promise<Reply> {
  const refusal = refuseUnlessOwner(context);
  if (refusal !== null) return refusal;
  const minutes = context.turn.now.since(Temporal.Instant.from(asked)).total('minutes');
  if (minutes < 0 || minutes > MINUTES_TO_CONFIRM) {
    return withNotices(askToDelete(context), { key: 'keep.delete.expired', values: { minutes: MINUTES_TO_CONFIRM } });
  }
  if (fingerprint(context.record) !== of) return withNotices(askToDelete(context), { key: 'keep.delete.moved' });
  await context.kept.removeEverything();
  return withNotices(tellWelcome(context.turn.chat.kind), { key: 'keep.delete.done' });
}
