import type { WireChat, WireEntry } from '../wire/events.ts';
import { element } from './element.ts';
import { drawEntry, type Surroundings } from './message.ts';

interface Log {
  /** Draws a chat from its first entry. */
  show(chat: WireChat, surroundings: Surroundings): void;
  /** Draws one entry, in the place of its older form where there is one; what was typed into other cards stays. */
  put(entry: WireEntry, surroundings: Surroundings): void;
  remove(id: string): void;
  /** Writes the time of every message anew, and leaves what was typed into cards. */
  retime(sayTime: Surroundings['sayTime']): void;
}

// Nearer to the end than this, the reader is following the chat, and new messages are scrolled to.
const followingPx = 120;

export function createLog(box: HTMLElement, onReply: (thread: string) => void): Log {
  const drawn = new Map<string, HTMLElement>();
  const posts = new Map<string, HTMLElement>();

  function findHome(thread: string | null): HTMLElement {
    if (thread === null) return box;
    const known = posts.get(thread);
    if (known !== undefined) return known;
    const replies = element('div', 'post-entries');
    const reply = element('button', 'reply', { type: 'button' }, 'Reply');
    reply.addEventListener('click', () => onReply(thread));
    box.append(element('section', 'post', { 'aria-label': 'Post' }, replies, reply));
    posts.set(thread, replies);
    return replies;
  }

  function draw(entry: WireEntry, surroundings: Surroundings): void {
    const fresh = drawEntry(entry, surroundings);
    const stale = drawn.get(entry.id);
    drawn.set(entry.id, fresh);
    if (stale === undefined) {
      findHome(entry.thread).append(fresh);
      return;
    }
    const hadFocus = stale.contains(document.activeElement);
    stale.replaceWith(fresh);
    if (hadFocus) fresh.focus({ preventScroll: true });
  }

  function scrollToEnd(): void {
    box.scrollTop = box.scrollHeight;
  }

  return {
    show(chat, surroundings) {
      drawn.clear();
      posts.clear();
      box.replaceChildren();
      for (const entry of chat.entries) draw(entry, surroundings);
      scrollToEnd();
    },
    put(entry, surroundings) {
      const isFollowing = box.scrollHeight - box.scrollTop - box.clientHeight < followingPx;
      const isOwn = entry.kind === 'message' && entry.author === surroundings.view.as;
      const isNew = !drawn.has(entry.id);
      draw(entry, surroundings);
      if (isNew && (isFollowing || isOwn)) scrollToEnd();
    },
    remove(id) {
      drawn.get(id)?.remove();
      drawn.delete(id);
    },
    retime(sayTime) {
      for (const time of box.querySelectorAll('time')) time.textContent = sayTime(time.dateTime);
    },
  };
}
