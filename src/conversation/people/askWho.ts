import { z } from 'zod';
import type { RosterPerson } from '../../partner/record.ts';
import type { Identity } from '../../partner/roster.ts';
import { getCertification, nameWithCode } from '../../scoring/certifications.ts';
import type { HeldCertification } from '../../scoring/facts.ts';
import type { Telling } from '../asking/telling.ts';
import { definePress } from '../press.ts';
import type { Button, Reply } from '../reply.ts';

/** The answer to "do you mean …?": `as` is a roster id, or null for somebody new. */
export const addPersonPress = definePress('add-person', {
  certification: z.string().min(1),
  name: z.string().min(1).max(200),
  mail: z.string().max(320).nullable().optional(),
  as: z.string().nullable(),
  earned: z.iso.date().optional(),
  expires: z.iso.date().optional(),
});

/** Which of the people with a similar name is meant, or somebody new: asked, never assumed. */
export function askWho(
  { showNames }: Telling,
  { name, mail }: Identity,
  candidates: readonly RosterPerson[],
  held: HeldCertification,
): Reply {
  const certification = nameWithCode(getCertification(held.certification));
  const answer = { certification: held.certification, name, mail, earned: held.earned, expires: held.expires };
  const shown = showNames ? candidates.slice(0, 4) : [];
  return {
    kind: 'text',
    title: { key: 'say.whoIsIt.title', values: { name } },
    lines: [
      showNames
        ? { key: 'say.whoIsIt.text', values: { name, certification } }
        : { key: 'say.whoIsIt.inGroup', values: { name } },
    ],
    buttons: [
      ...shown.map(
        (person): Button => ({
          label: 'button.thisPerson',
          values: { name: person.mail === null ? person.name : `${person.name} (${person.mail})` },
          action: addPersonPress.action({ ...answer, as: person.id }),
          replaces: true,
        }),
      ),
      {
        label: 'button.newPerson',
        values: { name },
        action: addPersonPress.action({ ...answer, as: null }),
        replaces: true,
      },
    ],
  };
}
