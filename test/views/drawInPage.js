// Runs in the page, where Microsoft's renderer and markdown-it are globals.
/* global AdaptiveCards, markdownit */

// Teams' paddings and sizes; colours do not matter to the tests.
const hostConfig = new AdaptiveCards.HostConfig({
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
  fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 28 },
  actions: { maxActions: 6 },
});

const markdown = markdownit();
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

const frame = document.body.appendChild(document.createElement('div'));
frame.id = 'card';
frame.style.overflow = 'hidden';

/** What the renderer's parser finds wrong with the card, and whether it is wider than its frame. */
globalThis.drawCard = (json, width) => {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = hostConfig;
  // The library's pattern for `lang` is a global one, which forgets to start anew and refuses every second card.
  AdaptiveCards.CardElement.langProperty.regEx.lastIndex = 0;
  const context = new AdaptiveCards.SerializationContext();
  card.parse(json, context);
  frame.style.width = `${width}px`;
  frame.replaceChildren(card.render());
  const faults = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return { faults, isTooWide: frame.scrollWidth > frame.clientWidth };
};

/** On how many lines each bar is set once its cells are made as wide as the letters are high. */
globalThis.countBarLines = () => {
  const runs = [...frame.querySelectorAll('span')].filter((span) => /^[━┃]+$/.test(span.textContent));
  for (const run of runs) {
    const cell = run.getBoundingClientRect().width / run.textContent.length;
    run.style.letterSpacing = `${Number.parseFloat(getComputedStyle(run).fontSize) - cell}px`;
  }
  const bars = [...new Set(runs.map((run) => run.parentElement))];
  return bars.map((bar) => {
    const tops = [...bar.children].flatMap((run) => [...run.getClientRects()].map(({ top }) => Math.round(top)));
    return new Set(tops).size;
  });
};
