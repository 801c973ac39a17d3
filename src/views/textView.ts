import type { Button, Line } from '../conversation/index.ts';
import { FULL_TOTAL } from '../scoring/shownTotal.ts';
import { drawBar } from './bar.ts';
import { endSentence, isPlain, onOneLine } from './plainText.ts';
import { speakOpening } from './speakOpening.ts';
import type { ReplyOf, View, ViewContext } from './view.ts';

const MOST_ACTIONS = 6;
// Words stand beside the bar, on a phone too.
const CELLS_BESIDE_WORDS = 10;
const SPACINGS = { plain: 'small', heading: 'medium', detail: 'none', warning: 'small' } as const;
const NO_DEAD_END: readonly Button[] = [{ label: 'button.help', action: { a: 'say', say: 'help' } }];

/** A title, some lines and buttons. */
export function viewText({ title, lines, buttons }: ReplyOf<'text'>, context: ViewContext): View {
  const heading = sayLine(title, context);
  // Only a TextBlock can be a heading, and a TextBlock reads Markdown: what could be Markdown goes without.
  const isHeading = isPlain(heading);
  return {
    card: 'text',
    data: {
      isHeading,
      isNoHeading: !isHeading,
      title: heading,
      parts: splitIntoParts(lines).map((part) => drawPart(part, context)),
    },
    actions: (buttons.length === 0 ? NO_DEAD_END : buttons).slice(0, MOST_ACTIONS).map(context.buttons.draw),
    summary: summarise(heading, lines, context),
  };
}

/** For a lock screen: the line not to miss, else those that answer, else the title with the first line. */
function summarise(title: string, lines: readonly Line[], context: ViewContext): string {
  const warning = lines.find(({ rank }) => rank === 'warning');
  if (warning !== undefined) return shorten(sayLine(warning, context));
  const answers = lines.filter(({ isAnswer }) => isAnswer === true);
  if (answers.length > 0) return shorten(answers.map((line) => endSentence(sayLine(line, context))).join(' '));
  const [first, second] = lines;
  if (first === undefined) return title;
  const said = sayLine(first, context);
  // What only leads to the next line says nothing by itself.
  const answer = said.endsWith(':') && second !== undefined ? `${said} ${sayLine(second, context)}` : said;
  return shorten(`${title}${/[.!?…:]$/.test(title) ? '' : ':'} ${answer}`).replace(/:$/, '.');
}

// Phones cut what is longer, some in the middle of a word.
const LONGEST_SUMMARY = 200;

function shorten(text: string): string {
  return text.length <= LONGEST_SUMMARY ? text : `${text.slice(0, LONGEST_SUMMARY - 1).trimEnd()}…`;
}

interface Chart {
  readonly opens: Button;
  readonly lines: Line[];
}

interface Part {
  readonly lines: Line[];
  /** Below its lines, what a press opens. */
  readonly charts: Chart[];
}

/** Lines in their order: each part begins where lines follow a chart. */
function splitIntoParts(lines: readonly Line[]): readonly Part[] {
  const parts: Part[] = [];
  for (const line of lines) {
    let part = parts.at(-1);
    if (part === undefined || (line.opens === undefined && part.charts.length > 0)) {
      part = { lines: [], charts: [] };
      parts.push(part);
    }
    const chart = part.charts.at(-1);
    if (line.opens === undefined) part.lines.push(line);
    else if (chart?.opens === line.opens) chart.lines.push(line);
    else part.charts.push({ opens: line.opens, lines: [line] });
  }
  return parts;
}

function drawPart({ lines, charts }: Part, context: ViewContext) {
  return {
    spacing: SPACINGS[lines[0]?.rank ?? 'plain'],
    lines: lines.map((line) => drawLine(line, context)),
    charts: charts.map((chart) => drawChart(chart, context)),
  };
}

/** Heard are its first and its last line. */
function drawChart({ lines, opens }: Chart, context: ViewContext) {
  const ends = lines.filter((_, index) => index === 0 || index === lines.length - 1);
  const heard = ends.map((line) => sayLine(line, context)).join(' … ');
  return { rows: lines.map((line) => drawLine(line, context)), open: speakOpening(heard, context.buttons.draw(opens)) };
}

function drawLine(line: Line, context: ViewContext) {
  const { rank, bar } = line;
  const text = sayLine(line, context);
  const run = {
    text: bar === undefined ? text : ` ${text}`,
    color: rank === 'warning' ? 'attention' : 'default',
    isSubtle: rank === 'detail',
    weight: rank === 'heading' ? 'bolder' : 'default',
  };
  const drawn = bar === undefined ? [] : drawLineBar(bar).map((each) => ({ ...each, weight: 'default' }));
  return { spacing: SPACINGS[rank ?? 'plain'], runs: [...drawn, run] };
}

function drawLineBar({ points, passes, mark }: NonNullable<Line['bar']>) {
  return drawBar({
    filled: points / FULL_TOTAL,
    tone: passes ? 'good' : 'warning',
    mark: mark === undefined ? mark : mark / FULL_TOTAL,
    cells: CELLS_BESIDE_WORDS,
  });
}

/** A text of the catalogue, on one line whatever was typed into it. */
export function sayLine({ key, values }: Line, { words }: Pick<ViewContext, 'words'>): string {
  return onOneLine(words.say(key, values));
}
