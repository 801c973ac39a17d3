import { z } from 'zod';
import type { RosterPerson } from '../../partner/record.ts';
import { dropCertification, findPerson } from '../../partner/roster.ts';
import { namesWork } from '../../reading/named.ts';
import { parseHolding } from '../../reading/parseHolding.ts';
import { getCertification, nameWithCode } from '../../scoring/certifications.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand, onPress } from '../command.ts';
import { definePress } from '../press.ts';
import type { Button, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { askAgain, explainLookup } from './add.ts';
import { tellPeople } from './people.ts';

/** `certification` is null for somebody who leaves, with all of theirs. */
const removePersonPress = definePress('remove-person', {
  id: z.string().min(1),
  certification: z.string().nullable(),
});

export const removeCommand = defineCommand({
  name: 'remove',
  words: { en: ['delete'], es: ['quitar', 'quita', 'eliminar', 'elimina', 'borrar', 'borra'] },
  role: 'editor',
  help: 'people',
  inMenu: false,
  examples: ['remove AZ-104 Nora Vega'],
  read: (rest) => rest.join(' '),
  changes: namesWork,
  asked: {
    as: {
      en: [
        'how do I remove a person',
        ...['how do I delete somebody from the list', 'I want to remove a certification'],
      ],
      es: ['cómo quito a una persona', ...['cómo elimino a alguien de la lista', 'quiero quitar una certificación']],
    },
    read: () => '',
  },
  answer: removeFromRoster,
  presses: [onPress(removePersonPress, 'editor', removePerson)],
});

/** "remove AZ-305 Ana", or "remove Ana" for a leaver, which is asked first. */
function removeFromRoster(context: Changing, rest: string): Promise<Reply> | Reply {
  const { lookup, spelled, people } = parseHolding(rest);
  const [typed, ...others] = people;
  if (rest === '' || typed === undefined || others.length > 0) return askAgain({ key: 'say.removeHow' });
  const certification = lookup?.kind === 'found' ? lookup.certification.id : null;
  // A word that looks like an exam code is not a name: "remove AZ-306 Ana" must not become a leaver called that.
  if (certification === null && (lookup !== null || /\d/.test(spelled))) {
    return askAgain(explainLookup(lookup, spelled) ?? { key: 'say.removeHow' });
  }
  const found = findPerson(context.record.people, { ...typed, userId: null });
  switch (found.kind) {
    case 'new':
      return askAgain({ key: 'say.nobodyCalled', values: { name: typed.name } });
    case 'similar':
      return askWhom(context, typed.name, found.candidates, certification);
    case 'found':
      return certification === null
        ? askLeaver(context, found.person)
        : removePerson(context, { id: found.person.id, certification });
  }
}

/** Takes out one certification, or the person with all of them where `certification` is null. */
async function removePerson(
  context: Changing,
  { id, certification }: { readonly id: string; readonly certification: string | null },
): Promise<Reply> {
  return context.change((record): Decided => {
    const person = record.people.find((each) => each.id === id);
    if (person === undefined) return keep(withNotices(tellPeople(context, record), { key: 'notice.personGone' }));
    if (certification === null) {
      return {
        kind: 'change',
        change: [{ kind: 'person', id, after: null }],
        reply: (after) =>
          withNotices(tellPeople(context, after), { key: 'notice.personRemoved', values: { name: person.name } }),
      };
    }
    const values = { name: person.name, certification: nameWithCode(getCertification(certification)) };
    const after = dropCertification(person, certification);
    if (after.certifications.length === person.certifications.length) {
      return keep(withNotices(tellPeople(context, record), { key: 'notice.notHeld', values }));
    }
    return {
      kind: 'change',
      change: [{ kind: 'person', id, after: after.certifications.length === 0 ? null : after }],
      reply: (stored) => withNotices(tellPeople(context, stored), { key: 'notice.certificationRemoved', values }),
    };
  });
}

function askLeaver(context: Telling, person: RosterPerson): Reply {
  const values = { name: person.name, count: person.certifications.length };
  return {
    kind: 'text',
    title: { key: 'say.leaver.title', values },
    lines: [{ key: 'say.leaver.text', values }],
    buttons: [
      {
        label: 'button.removePerson',
        values,
        action: removePersonPress.action({ id: person.id, certification: null }),
        replaces: true,
      },
      { label: 'button.keepPerson', action: { a: 'say', say: context.showNames ? 'people' : 'score' } },
    ],
  };
}

function askWhom(
  { showNames }: Telling,
  name: string,
  candidates: readonly RosterPerson[],
  certification: string | null,
): Reply {
  if (!showNames) return askAgain({ key: 'say.nobodyCalled', values: { name } });
  return {
    kind: 'text',
    title: { key: 'say.whoIsIt.title', values: { name } },
    lines: [{ key: 'say.whoLeaves', values: { name } }],
    buttons: [
      ...candidates.slice(0, 5).map(
        (person): Button => ({
          label: certification === null ? 'button.removePerson' : 'button.removeFrom',
          values: { name: person.mail === null ? person.name : `${person.name} (${person.mail})` },
          action: removePersonPress.action({ id: person.id, certification }),
          replaces: true,
        }),
      ),
      { label: 'button.people', action: { a: 'say', say: 'people' } },
    ],
  };
}
