import type { WireChat, WireMessage } from '../wire/events.ts';
import { createAvatar } from './avatar.ts';
import { element } from './element.ts';
import { chatsOf, type Model, nameOf } from './model.ts';
import type { View } from './view.ts';

interface ChatListOptions {
  readonly model: Model;
  readonly view: View;
  readonly unread: ReadonlySet<string>;
  /** An instant (ISO) as it is written beside a message. */
  readonly sayTime: (at: string) => string;
  readonly onChoose: (key: string) => void;
}

export function drawChatList(list: HTMLElement, { model, view, unread, sayTime, onChoose }: ChatListOptions): void {
  const hadFocus = list.contains(document.activeElement);
  const items = chatsOf(model, view.as).map((chat) => {
    const isOpen = chat.key === view.chat;
    const isUnread = unread.has(chat.key);
    const last = chat.entries.findLast((entry) => entry.kind === 'message');
    const button = element(
      'button',
      `chat${isUnread ? ' chat-unread' : ''}`,
      { type: 'button', 'aria-current': isOpen ? 'true' : null },
      createAvatar(chat.title, chat.kind === 'personal'),
      element('span', 'chat-title', {}, chat.title),
      last === undefined ? null : element('span', 'chat-time', {}, sayTime(last.at)),
      element('span', 'chat-last', {}, last === undefined ? describeChat(chat) : previewMessage(last, model, view)),
      isUnread ? element('span', 'chat-dot', {}, element('span', 'unseen', {}, 'New messages')) : null,
    );
    button.addEventListener('click', () => onChoose(chat.key));
    const item = element('li', '', {}, button);
    if (hadFocus && isOpen) queueMicrotask(() => button.focus());
    return item;
  });
  list.replaceChildren(...items);
}

export function describeChat({ kind, company, members }: WireChat): string {
  switch (kind) {
    case 'personal':
      return 'Bot';
    case 'groupChat':
      return `Group chat, ${members.length} people`;
    case 'channel':
      return `Channel of ${company}`;
  }
}

function previewMessage({ author, text, summary }: WireMessage, model: Model, { as }: View): string {
  const said = summary ?? (text === '' ? 'Sent a card' : text);
  return author === null ? said : `${author === as ? 'You' : nameOf(model, author)}: ${said}`;
}
