import type * as AdaptiveCards from 'adaptivecards';
import type { WireCard } from '../wire/events.ts';
import { element } from './element.ts';
import { createHostConfig } from './hostConfig.ts';
import { renderCardText } from './markdown.ts';
import { tieRefusals } from './refusals.ts';
import type { Press } from './server.ts';

interface CardOptions {
  readonly isDark: boolean;
  /** Resolves once the bot has answered; until then the card takes no second press. */
  readonly onPress: (press: Press) => Promise<void>;
}

export function drawCard(content: WireCard, { isDark, onPress }: CardOptions): HTMLElement {
  const { AdaptiveCard } = window.AdaptiveCards;
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = renderCardText(text);
    result.didProcess = true;
  };
  const card = new AdaptiveCard();
  card.hostConfig = createHostConfig(isDark);
  card.parse(content);

  const isWide = isRecord(content.msteams) && content.msteams.width === 'Full';
  const frame = element('div', isWide ? 'card card-wide' : 'card');
  card.onExecuteAction = (action) => {
    const press = readPress(action);
    if (press === null || frame.ariaBusy === 'true') return;
    frame.ariaBusy = 'true';
    void onPress(press).finally(() => {
      frame.ariaBusy = null;
    });
  };
  const drawn = card.render();
  frame.append(drawn ?? element('p', 'card-fault', {}, 'This card cannot be drawn.'));
  tieRefusals(frame);
  hideBars(frame);
  return frame;
}

// The cells and the mark of a bar of text.
const BAR = /^[━┃]+$/;

/** The numbers of a bar stand beside it: whoever hears a card read is spared its cells. */
function hideBars(card: HTMLElement): void {
  for (const run of card.querySelectorAll('span')) if (BAR.test(run.textContent)) run.ariaHidden = 'true';
}

function readPress(action: AdaptiveCards.Action): Press | null {
  const { ExecuteAction, OpenUrlAction, SubmitAction } = window.AdaptiveCards;
  if (action instanceof OpenUrlAction) {
    if (action.url !== undefined) window.open(action.url, '_blank', 'noopener');
    return null;
  }
  if (action instanceof ExecuteAction) {
    const { id, title, verb, data } = action;
    return { kind: 'execute', id, title, verb, data: data ?? {} };
  }
  return action instanceof SubmitAction ? { kind: 'submit', data: action.data ?? {} } : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
