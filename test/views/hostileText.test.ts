import { describe, expect, it } from 'vitest';
import { addPersonPress } from '../../src/conversation/people/askWho.ts';
import type { Reply } from '../../src/conversation/reply.ts';
import { cardSchema } from './cardSchema.ts';
import { AZURE, areaReply, enterprise, facts, formReply, partner, peopleReply, person } from './fixtures.ts';
import { actionsOf, findNodes, inputsOf, textOf as textWithBreaksOf, typeOf } from './readCard.ts';
import { render } from './render.ts';

const HOSTILE = [
  `\${title} \${1+1} {count} {{DATE()}}`,
  '**bold** _it_ [click](https://evil.example) `code`',
  '# heading',
  '- item',
  '<b>x</b> &lt;i&gt; <at>Ana</at>',
  '"quoted" \\back\\slash\\',
  '👩‍💻🏴‍☠️ مرحبا 名前',
  "O''Brien '{' #",
  'xy_z'.repeat(125),
];

const people = HOSTILE.map((name) => person(name, 'azure-administrator-associate'));
const record = partner({ people, settings: enterprise });
const told = { ...record, figures: { azure: facts(AZURE, '2026-11-20', { id: 'x', name: HOSTILE[1] ?? '' }) } };

function textReply(text: string): Reply {
  return {
    kind: 'text',
    title: { key: 'button.area', values: { area: text } },
    lines: [{ key: 'button.say', values: { command: text } }],
    buttons: [
      {
        label: 'button.newPerson',
        values: { name: text },
        action: addPersonPress.action({
          certification: 'azure-solutions-architect-expert',
          name: text.slice(0, 200),
          as: null,
        }),
        replaces: true,
      },
    ],
    notices: [{ key: 'button.thisPerson', values: { name: text } }],
  };
}

/** Without the invisible places to break that very long words get. */
function withoutBreaks(text: string): string {
  return text.replaceAll('\u200b', '');
}

function textOf(card: unknown): string {
  return withoutBreaks(textWithBreaksOf(card));
}

/** What only TextBlocks show, which clients read as Markdown. */
function markdownOf(card: unknown): string {
  return findNodes(card, (node) => typeOf(node) === 'TextBlock')
    .map(({ text }) => text)
    .join('\n');
}

describe('what people typed', () => {
  it.each(HOSTILE)('comes out to the letter in title, line, notice and summary: %s', (text) => {
    const { card, summary } = render(textReply(text));
    expect(textOf(card).split('\n')).toEqual([text, text, text]);
    expect(withoutBreaks(summary)).toContain(text);
    expect(cardSchema.safeParse(card).error?.issues).toBeUndefined();
  });

  it.each(HOSTILE)('is what the button sends, and its label is short: %s', (text) => {
    const [action] = actionsOf(render(textReply(text)).card);
    expect(action?.data).toMatchObject({ name: text.slice(0, 200) });
    expect([...String(action?.title)].length).toBeLessThanOrEqual(60);
  });

  it('is never in a text that is read as Markdown', () => {
    const replies = [areaReply(told, 'data-ai'), peopleReply(people), ...HOSTILE.map(textReply)];
    for (const reply of replies) {
      const { card } = render(reply);
      // It is on the card, so it is where Markdown is not read.
      expect(HOSTILE.some((text) => textOf(card).includes(text))).toBe(true);
      for (const text of HOSTILE) expect(markdownOf(card)).not.toContain(text);
    }
    expect(markdownOf(render(areaReply(told, 'data-ai')).card)).not.toBe('');
  });

  it('is told in full on the roster, beside who holds the step before, and as giver of a figure', () => {
    const roster = textOf(render(peopleReply(people)).card);
    for (const text of HOSTILE) expect(roster).toContain(text);
    const area = textOf(render(areaReply(told, 'data-ai')).card);
    expect(area).toContain(`Figures of 20 November, from ${HOSTILE[1]}.`);
    expect(area).toContain(`${HOSTILE[0]}, ${HOSTILE[1]}, ${HOSTILE[2]} and 6 others already hold the step before.`);
  });

  it.each(HOSTILE)('stays in the field where it was refused: %s', (text) => {
    const { card } = render(formReply(partner({}), 'data-ai', { netCustomerAdds: text }));
    expect(inputsOf(card).find(({ id }) => id === 'figure:netCustomerAdds')?.value).toBe(text);
    expect(textOf(card)).toContain(text);
  });

  it('is one line, whatever line breaks it held', () => {
    const lines = textOf(render(textReply('one\ntwo\r\n\r\nthree')).card).split('\n');
    expect(lines).toEqual(['one two three', 'one two three', 'one two three']);
  });
});
