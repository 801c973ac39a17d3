import { PROGRAMME } from '../../scoring/programme.ts';
import { whatIfCommand } from '../plans/whatIf.ts';
import { defineQuestion } from '../question.ts';
import { SCORE, say } from './areas.ts';

/** Somebody who leaves is a what-if; nobody in particular is what the programme says of leavers. */
export const ifSomebodyLeaves = defineQuestion({
  name: 'if somebody leaves',
  as: {
    en: [
      'what happens if {person} leaves',
      ...[
        'what happens when somebody leaves',
        'what if an employee leaves the company',
        'what happens to the points when a certified person leaves',
      ],
      ...[
        'if {person} quits what happens to our score',
        'do we lose points when {person} leaves',
        'do we lose the designation if {person} leaves',
        'what would we lose if {person} left us',
      ],
      ...['somebody left the company', 'does a leaver still count', 'how does it affect us if {person} leaves'],
    ],
    es: [
      'qué pasa si se va {person}',
      ...[
        'qué pasa cuando alguien se va',
        'qué pasa si un empleado deja la empresa',
        'si {person} se va qué pasa con los puntos',
      ],
      ...[
        'perdemos puntos si {person} se marcha',
        'qué perderíamos si se va {person}',
        'sigue contando alguien que deja la empresa',
      ],
    ],
  },
  read: ({ person }) => ({ person }),
  answer: async (context, { person }) => {
    const about = { key: 'leaving.when', values: { day: PROGRAMME.leaverDay.value } } as const;
    if (person !== null && context.showNames) {
      const supposed = whatIfCommand.request([context.words.say('leaving.typed', { who: person })]);
      const reply = await supposed?.answer(context, { text: '', mentions: [] });
      if (reply?.kind === 'text') return { ...reply, lines: [...reply.lines, about] };
    }
    return {
      kind: 'text',
      title: { key: 'leaving.title' },
      lines: [about, { key: 'leaving.how' }],
      buttons: [say('button.people', 'people'), say('forecast.button.expiring', 'expiring'), SCORE],
      ...(person === null ? {} : { privately: `what if ${person} leaves` }),
    };
  },
});
