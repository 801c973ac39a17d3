import { z } from 'zod';
import { findArea } from '../../reading/areaNames.ts';
import { AREA_IDS, type AreaId } from '../../scoring/designations.ts';
import { isEnough } from '../access/access.ts';
import { tellRefused } from '../access/refusals.ts';
import type { Asking } from '../asking/asking.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand, onPress } from '../command.ts';
import { definePress } from '../press.ts';
import type { Button, Reply } from '../reply.ts';
import { createForm } from './createForm.ts';
import { saveFigures } from './saveFigures.ts';

/** Inputs are `figure:<key>`, `people:<step>`, `checked` and `track`; `base` is what the form showed, so that only what was edited is saved. */
export const saveFiguresPress = definePress('save-figures', {
  area: z.enum(AREA_IDS),
  base: z.record(z.string(), z.union([z.number(), z.string()]).nullable()),
  sure: z.record(z.string(), z.number()).optional(),
});

export const updateCommand = defineCommand({
  name: 'update',
  words: { en: ['edit'], es: ['actualizar', 'actualiza', 'editar'] },
  role: 'editor',
  help: 'update',
  inMenu: true,
  examples: ['update data'],
  changes: () => false,
  read: findArea,
  asked: {
    as: {
      en: [
        'how do I enter our numbers',
        ...[
          'where do I enter the figures',
          'I want to enter the numbers of {area}',
          'how do I fill in the figures for {area}',
        ],
        ...['I have new numbers from partner center'],
      ],
      es: [
        'cómo introduzco los números',
        ...[
          'dónde meto las cifras',
          'quiero introducir los números de {area}',
          'tengo números nuevos de partner center',
        ],
        ...['cómo relleno las cifras de {area}'],
      ],
    },
    read: ({ areas }) => areas[0] ?? null,
  },
  answer: openForm,
  presses: [
    onPress(saveFiguresPress, 'editor', (context, { area, ...shown }, inputs) =>
      saveFigures(context, area, inputs, shown),
    ),
  ],
});

/** The form of one area's figures, or the question which area; for whoever may save them. */
function openForm(context: Asking, area: AreaId | null): Reply {
  if (!isEnough(context.access, 'editor') && context.partner === 'partner') {
    return tellRefused(context.access, 'editor', context.record);
  }
  return area === null ? askArea(context) : createForm(context, context.record, area);
}

function askArea({ words }: Telling): Reply {
  return {
    kind: 'text',
    title: { key: 'say.updateWhichArea.title' },
    lines: [{ key: 'say.updateWhichArea.text' }],
    buttons: AREA_IDS.map(
      (area): Button => ({
        label: 'button.area',
        values: { area: words.say(`area.${area}`) },
        action: { a: 'say', say: `update ${area}` },
      }),
    ),
  };
}
