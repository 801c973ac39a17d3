import type { RosterPerson } from '../../partner/record.ts';
import type { Identity } from '../../partner/roster.ts';
import { getCertification, nameWithCode } from '../../scoring/certifications.ts';
import type { HeldCertification } from '../../scoring/facts.ts';
import type { Context } from '../asking/context.ts';
import type { Button, Reply } from '../reply.ts';

/** Which of the people with a similar name is meant, or somebody new: asked, never assumed. */
export function askWho(
  { showNames }: Context,
  { name, mail }: Identity,
  candidates: readonly RosterPerson[],
  held: HeldCertification,
): Reply {
  const certification = nameWithCode(getCertification(held.certification));
  const action = {
    a: 'add-person',
    certification: held.certification,
    name,
    mail,
    earned: held.earned,
    expires: held.expires,
  } as const;
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
          action: { ...action, as: person.id },
          replaces: true,
        }),
      ),
      { label: 'button.newPerson', values: { name }, action: { ...action, as: null }, replaces: true },
    ],
  };
}
