import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../src/conversation/commands.ts';
import { QUESTIONS } from '../../../src/conversation/questions/questions.ts';
import { readMessage } from '../../../src/conversation/understanding/readMessage.ts';
import { sayExample } from '../../../src/conversation/wording/sayExample.ts';
import { LANGUAGES } from '../../../src/language/languages.ts';
import { createAllWords } from '../../../src/language/words.ts';
import { readCorpus, understand } from './readCorpus.ts';

describe.each(['questions.json', 'firstSight.json'])('what people say in %s', (file) => {
  test.each(readCorpus(file))('"$text" asks for $intent', (utterance) => {
    const { text: _text, ...wanted } = utterance;
    expect(understand(utterance)).toEqual(wanted);
  });
});

/** A figure alone may also be the word of the command that tells its usage. */
const OF_USAGE = ['customers', 'services', 'growth'];

const askables = [...COMMANDS.flatMap(({ asked }) => asked ?? []), ...QUESTIONS];

test('every question has a name of its own', () => {
  const names = [...COMMANDS.map(({ name }) => name), ...QUESTIONS.map(({ name }) => name)];
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe.each(LANGUAGES)('the examples in %s', (language) => {
  const words = createAllWords()[language];
  const STAND_INS: Readonly<Record<string, string>> = {
    certification: 'AZ-104',
    area: words.say('word.data-ai'),
    figure: words.say('card.metric.usage-growth'),
    track: 'smb',
    person: 'Marta Soler',
  };

  test.each(askables.flatMap(({ name, as }) => as[language].map((example) => ({ name, example }))))(
    '"$example" is understood as $name, or offered',
    ({ name, example }) => {
      const text = example.replace(/\{(\w+)\}/g, (_, kind: string) => STAND_INS[kind] ?? '');
      const { request } = readMessage(text);
      const offered = request.name === 'choice' || request.name === 'offer' ? JSON.stringify(request.arguments) : '';
      const isMeant = request.name === name || (name === 'a figure' && OF_USAGE.includes(request.name));
      expect(offered.includes(`"${name}"`) || isMeant, `${text} → ${request.name} ${offered}`).toBe(true);
    },
  );

  test.each(QUESTIONS.map((question) => [question.name, question] as const))(
    'a chip for %s says what is understood as that',
    (name, question) => {
      const { heard } = readMessage(
        `${STAND_INS.certification} ${STAND_INS.area} ${STAND_INS.figure} smb Marta Soler 3?`,
      );
      const named = heard?.named;
      expect(named).toBeDefined();
      const chip = named && sayExample(words, question, { ...named, person: 'Marta Soler' });
      expect(chip).not.toBeNull();
      const { request } = readMessage(chip ?? '');
      expect([name, 'choice', ...(name === 'a figure' ? OF_USAGE : [])]).toContain(request.name);
    },
  );
});
