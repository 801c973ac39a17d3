import type { WireChat, WireEvent } from '../wire/events.ts';
import { createAvatar } from './avatar.ts';
import { describeChat, drawChatList } from './chatList.ts';
import { createClock } from './clock.ts';
import { createCompose } from './compose.ts';
import { element, findElement } from './element.ts';
import { createLog } from './log.ts';
import type { Surroundings } from './message.ts';
import { apply, chatsOf, emptyModel, nameOf, timeZoneOf } from './model.ts';
import { consent, drop, listen, moveClock, openChat, press, say, startOver } from './server.ts';
import { createTypingSign } from './typing.ts';
import { keepView, readView, type View } from './view.ts';

const person = findElement('person', HTMLSelectElement);
const darkSwitch = findElement('dark', HTMLButtonElement);
const phoneSwitch = findElement('phone', HTMLButtonElement);
const teams = findElement('teams', HTMLDivElement);
const chatList = findElement('chats', HTMLUListElement);

let model = emptyModel;
let view = readView();
let thread: string | null = null;
const unread = new Set<string>();

const typing = createTypingSign(findElement('typing', HTMLParagraphElement));
const log = createLog(findElement('log', HTMLDivElement), (post) => reply(post));
const clock = createClock({
  onMove: (move) => moveClock(view.as, move),
  onDay() {
    log.retime(clock.say);
    drawChats();
  },
});
const compose = createCompose({
  onSay: (text) => void say(view.as, view.chat, thread, text),
  onFiles: (files) => void drop(view.as, view.chat, files),
  onNewPost: () => reply(null),
});

person.addEventListener('change', () => look({ as: person.value, chat: `personal-${person.value}` }));
darkSwitch.addEventListener('click', () => look({ isDark: !view.isDark }));
phoneSwitch.addEventListener('click', () => look({ isPhone: !view.isPhone }));
findElement('start-over', HTMLButtonElement).addEventListener('click', () => void startOver());
findElement('all-chats', HTMLButtonElement).addEventListener('click', () => {
  teams.classList.add('shows-chats');
  chatList.querySelector('button')?.focus();
});
listen(take);

function take(event: WireEvent): void {
  model = apply(model, event);
  const isHere = 'chat' in event && event.chat === view.chat;
  switch (event.kind) {
    case 'everything':
      unread.clear();
      look({});
      break;
    case 'entry':
      if (!isHere) unread.add(event.chat);
      else if (event.entry.kind === 'message' && event.entry.author === null) typing.hide();
      if (isHere) log.put(event.entry, surroundings());
      drawChats();
      break;
    case 'removed':
      if (isHere) log.remove(event.id);
      drawChats();
      break;
    case 'clock':
      clock.take(event.clock);
      break;
    case 'typing':
      if (isHere) typing.show(model.botName);
  }
}

function look(change: Partial<View>): void {
  const wanted = { ...view, ...change };
  const chats = chatsOf(model, wanted.as);
  const chat = chats.find(({ key }) => key === wanted.chat) ?? chats[0];
  if (chat === undefined) {
    lookAsFirst();
    return;
  }
  view = { ...wanted, chat: chat.key };
  unread.delete(chat.key);
  keepView(view);
  clock.lookFrom(timeZoneOf(model, view.as));
  drawFrame();
  drawChats();
  drawHead(chat);
  typing.hide();
  log.show(chat, surroundings());
  reply(null);
  void openChat(view.as, view.chat);
}

/** For an address that names nobody of these people. */
function lookAsFirst(): void {
  const [first] = model.people;
  if (first !== undefined) look({ as: first.key });
}

function choose(key: string): void {
  teams.classList.remove('shows-chats');
  look({ chat: key });
  compose.focus();
}

function reply(post: string | null): void {
  thread = post;
  const chat = model.chats.find(({ key }) => key === view.chat);
  if (chat === undefined) return;
  const members = chat.members.filter((key) => key !== view.as).map((key) => nameOf(model, key));
  compose.show({
    names: [model.botName, ...members],
    placeholder: chat.kind === 'channel' && post === null ? 'Start a post' : 'Type a message',
    offersMention: chat.kind !== 'personal',
    replyingTo: post === null ? null : describePost(chat, post),
  });
  if (post !== null) compose.focus();
}

function describePost({ entries }: WireChat, post: string): string {
  const first = entries.find((entry) => entry.kind === 'message' && entry.thread === post);
  return first?.kind === 'message' ? (first.summary ?? first.text) : '';
}

function drawFrame(): void {
  document.documentElement.dataset.theme = view.isDark ? 'dark' : 'light';
  darkSwitch.ariaPressed = String(view.isDark);
  phoneSwitch.ariaPressed = String(view.isPhone);
  teams.classList.toggle('teams-phone', view.isPhone);
  const companies = [...new Set(model.people.map(({ company }) => company))];
  const groups = companies.map((company) => {
    const staff = model.people.filter((one) => one.company === company);
    const options = staff.map(({ key, name, remark }) =>
      element('option', '', { value: key }, remark === null ? name : `${name} (${remark})`),
    );
    return element('optgroup', '', { label: company }, ...options);
  });
  person.replaceChildren(...groups);
  person.value = view.as;
}

function drawChats(): void {
  drawChatList(chatList, { model, view, unread, sayTime: clock.say, onChoose: choose });
}

function drawHead(chat: WireChat): void {
  const avatar = createAvatar(chat.title, chat.kind === 'personal');
  avatar.id = 'pane-avatar';
  findElement('pane-avatar', HTMLElement).replaceWith(avatar);
  findElement('title', HTMLHeadingElement).textContent = chat.title;
  const names = chat.members.map((key) => nameOf(model, key)).join(', ');
  const subtitle = chat.kind === 'personal' ? describeChat(chat) : `${describeChat(chat)}: ${names}`;
  findElement('subtitle', HTMLParagraphElement).textContent = subtitle;
}

function surroundings(): Surroundings {
  return {
    model,
    view,
    sayTime: clock.say,
    onPress: (message, pressed) => press(view.as, view.chat, message.id, pressed),
    onConsent: (message, isAccepted) => consent(view.as, view.chat, message.id, isAccepted),
    onSay: (text) => void say(view.as, view.chat, thread, text),
  };
}
