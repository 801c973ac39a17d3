import { foldText, splitWords } from '../../reading/foldText.ts';
import { isOnly } from '../../reading/isOnly.ts';
import { parseAmount } from '../../reading/parseAmount.ts';
import { DEFAULT_EFFORTS, EFFORT_KINDS, type EffortKind } from '../../scoring/effort.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand } from '../command.ts';
import type { Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';

const KIND_WORDS: Record<EffortKind, readonly string[]> = {
  fundamentals: ['fundamentals', 'fundamental', 'fundamentos'],
  assessment: ['assessment', 'assessments', 'evaluacion', 'evaluaciones'],
  associate: ['associate', 'associates', 'asociado', 'asociados'],
  specialty: ['specialty', 'specialties', 'speciality', 'especialidad', 'especialidades'],
  expert: ['expert', 'experts', 'experto', 'expertos'],
  customers: ['customers', 'customer', 'clientes', 'cliente'],
  growth: ['growth', 'usage', 'crecimiento', 'uso'],
  deployments: ['deployments', 'deployment', 'services', 'service', 'servicios', 'servicio', 'despliegues'],
};

const FACTORS: Readonly<Record<string, number>> = {
  ...{ hard: 2, harder: 2, dificil: 2, dificiles: 2 },
  ...{ easy: 0.5, easier: 0.5, facil: 0.5, faciles: 0.5 },
  ...{ normal: 1, default: 1, usual: 1 },
};

const JOINS = 'are is for new net son es para nuevos certification certificacion examen exam'.split(' ');
const LARGEST = 1000;

export const effortCommand = defineCommand({
  name: 'effort',
  words: { en: ['efforts'], es: ['esfuerzo', 'esfuerzos'] },
  role: 'editor',
  help: 'plan',
  inMenu: false,
  examples: ['effort customers hard'],
  read: (rest) => rest.join(' '),
  answer: tellEfforts,
});

/** What counts as hard in plans and gaps: "effort" lists it, "effort customers hard" or "effort expert 12" changes it. */
async function tellEfforts(context: Changing, rest: string): Promise<Reply> {
  const words = splitWords(rest).map(foldText);
  const kind = EFFORT_KINDS.find((each) => KIND_WORDS[each].some((word) => words.includes(word)));
  if (words.length === 0) return listEfforts(context);
  if (kind === undefined)
    return withNotices(listEfforts(context), { key: 'plan.effort.which', values: { text: rest } });
  // "The effort for customers is hard to tell" wishes nothing.
  const isWish = isOnly(
    words.filter((word) => !/^\d/.test(word)),
    new Set([...KIND_WORDS[kind], ...Object.keys(FACTORS), ...JOINS]),
  );
  const effort = isWish ? readEffort(kind, words, splitWords(rest).at(-1) ?? '') : null;
  if (effort === null)
    return withNotices(listEfforts(context), { key: 'plan.effort.howMuch', values: { most: LARGEST } });
  const values = { kind: context.words.say(`plan.kind.${kind}`), effort };
  return context.change((record): Decided => {
    const { [kind]: before, ...others } = record.settings.efforts;
    if ((before ?? DEFAULT_EFFORTS[kind]) === effort) {
      return keep(withNotices(listEfforts({ ...context, record }), { key: 'plan.effort.unchanged', values }));
    }
    const efforts = effort === DEFAULT_EFFORTS[kind] ? others : { ...others, [kind]: effort };
    return {
      kind: 'change',
      change: [{ kind: 'settings', after: { ...record.settings, efforts } }],
      reply: (after) => withNotices(listEfforts({ ...context, record: after }), { key: 'plan.effort.saved', values }),
    };
  });
}

function readEffort(kind: EffortKind, words: readonly string[], last: string): number | null {
  const factor = words.map((word) => FACTORS[word]).find((each) => each !== undefined);
  if (factor !== undefined) return DEFAULT_EFFORTS[kind] * factor;
  const parsed = parseAmount(last, { kind: 'percent', mayBeNegative: false });
  return parsed.kind === 'amount' && parsed.value > 0 && parsed.value <= LARGEST ? parsed.value : null;
}

function listEfforts({ words, record }: Pick<Telling, 'words' | 'record'>): Reply {
  const lines = EFFORT_KINDS.map((kind): Line => {
    const own = record.settings.efforts[kind];
    const values = {
      kind: words.say(`plan.kind.${kind}`),
      effort: own ?? DEFAULT_EFFORTS[kind],
      usual: DEFAULT_EFFORTS[kind],
    };
    return { key: own === undefined ? 'plan.effort.line' : 'plan.effort.own', values };
  });
  const areCustomersHard = record.settings.efforts.customers !== undefined;
  return {
    kind: 'text',
    title: { key: 'plan.effort.title' },
    lines: [{ key: 'plan.effort.intro' }, ...lines, { key: 'plan.effort.example' }],
    buttons: [
      areCustomersHard
        ? { label: 'plan.button.customersNormal', action: { a: 'say', say: 'effort customers normal' } }
        : { label: 'plan.button.customersHard', action: { a: 'say', say: 'effort customers hard' } },
      { label: 'plan.button.plan', action: { a: 'say', say: 'plan' } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
  };
}
