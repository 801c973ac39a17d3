import { z } from 'zod';
import { findArea } from '../../reading/areaNames.ts';
import { AREA_IDS, type AreaId } from '../../scoring/designations.ts';
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
});

export const updateCommand = defineCommand({
  name: 'update',
  words: { en: ['edit'], es: ['actualizar', 'actualiza', 'editar'] },
  role: 'editor',
  help: 'update',
  inMenu: true,
  examples: ['update data'],
  read: findArea,
  answer: openForm,
  presses: [
    onPress(saveFiguresPress, 'editor', (context, { area, base }, inputs) => saveFigures(context, area, inputs, base)),
  ],
});

/** The form of one area's figures, or the question which area. */
function openForm(context: Telling, area: AreaId | null): Reply {
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
