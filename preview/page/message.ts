import type { WireEntry, WireMessage, WireNotice } from '../wire/events.ts';
import { createAvatar } from './avatar.ts';
import { drawCard } from './card.ts';
import { element } from './element.ts';
import { drawFile } from './file.ts';
import { renderMessageText } from './markdown.ts';
import { type Model, nameOf } from './model.ts';
import type { Press } from './server.ts';
import type { View } from './view.ts';

export interface Surroundings {
  readonly model: Model;
  readonly view: View;
  /** An instant (ISO) as it is written beside a message. */
  readonly sayTime: (at: string) => string;
  readonly onPress: (message: WireMessage, press: Press) => Promise<void>;
  readonly onConsent: (message: WireMessage, isAccepted: boolean) => Promise<void>;
  readonly onSay: (text: string) => void;
}

export function drawEntry(entry: WireEntry, surroundings: Surroundings): HTMLElement {
  return entry.kind === 'notice' ? drawNotice(entry) : drawMessage(entry, surroundings);
}

function drawNotice({ tone, text }: WireNotice): HTMLElement {
  return element('p', `notice notice-${tone}`, tone === 'refused' ? { role: 'alert' } : {}, text);
}

function drawMessage(
  message: WireMessage,
  { model, view, sayTime, onPress, onConsent, onSay }: Surroundings,
): HTMLElement {
  const author = nameOf(model, message.author);
  const isBot = message.author === null;
  const isOwn = message.author === view.as;
  const card = message.cardOf[view.as];
  const cards = (card === undefined ? message.cards : [card]).map((content) =>
    drawCard(content, { isDark: view.isDark, onPress: (press) => onPress(message, press) }),
  );
  const [authorId, timeId] = [`author-${message.id}`, `time-${message.id}`];
  const time = element('time', 'message-time', { id: timeId, datetime: message.at }, sayTime(message.at));
  return element(
    'article',
    `message ${isOwn ? 'message-own' : 'message-other'}`,
    { 'aria-labelledby': `${authorId} ${timeId}`, tabindex: '-1' },
    createAvatar(author, isBot),
    element(
      'div',
      'message-body',
      {},
      element(
        'p',
        'message-head',
        {},
        element('span', 'message-author', { id: authorId }, author),
        time,
        message.isEdited ? element('span', 'message-edited', {}, 'Edited') : null,
      ),
      message.text === '' ? null : drawText(message, model),
      ...cards,
      ...message.files.map((file) => drawFile(file, (isAccepted) => onConsent(message, isAccepted))),
      message.chips.length === 0 ? null : drawChips(message.chips, onSay),
      message.summary === null ? null : element('p', 'notification', {}, `Notification: ${message.summary}`),
    ),
  );
}

function drawChips(chips: readonly string[], onSay: Surroundings['onSay']): HTMLElement {
  const buttons = chips.map((text) => {
    const button = element('button', 'chip', { type: 'button' }, text);
    button.addEventListener('click', () => onSay(text));
    return button;
  });
  return element('div', 'chips', {}, ...buttons);
}

function drawText({ author, text }: WireMessage, model: Model): HTMLElement {
  const bubble = element('div', author === null ? 'bubble' : 'bubble bubble-typed');
  if (author === null) {
    // The renderer leaves no HTML of the message's own in this.
    bubble.innerHTML = renderMessageText(text);
  } else {
    bubble.append(...markMentions(text, model));
  }
  return bubble;
}

function markMentions(text: string, { botName, people }: Model): (Node | string)[] {
  const names = [botName, ...people.map(({ name }) => name)];
  return text
    .split(new RegExp(`(${names.map((name) => `@${name}`).join('|')})`, 'iu'))
    .map((part, index) => (index % 2 === 1 ? element('span', 'mention', {}, part.slice(1)) : part));
}
