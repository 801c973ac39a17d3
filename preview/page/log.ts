import type { WireChat, WireEntry } from '../wire/events.ts';
import { element } from './element.ts';
import { drawEntry, type Surroundings } from './message.ts';
import { findRefused } from './refusals.ts';
import { createRoving } from './roving.ts';

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
const ABOVE_PX = 8;

/** Where a form was refused, the first field to be mended has the focus and is in view. */
function focusAgain(entry: HTMLElement): void {
  const refused = findRefused(entry);
  (refused ?? entry).focus({ preventScroll: true });
  refused?.scrollIntoView({ block: 'center' });
}

export function createLog(box: HTMLElement, onReply: (thread: string) => void): Log {
  const drawn = new Map<string, HTMLElement>();
  const posts = new Map<string, HTMLElement>();
  const roving = createRoving(box);

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

  function draw(entry: WireEntry, surroundings: Surroundings): HTMLElement {
    const fresh = drawEntry(entry, surroundings);
    const stale = drawn.get(entry.id) ?? null;
    drawn.set(entry.id, fresh);
    if (stale === null) {
      findHome(entry.thread).append(fresh);
    } else {
      const hadFocus = stale.contains(document.activeElement);
      stale.replaceWith(fresh);
      if (hadFocus) focusAgain(fresh);
    }
    if (entry.kind === 'message') roving.take(fresh, { isNew: stale === null, replaces: stale });
    return fresh;
  }

  /** A card that is longer than the log is read from its first line on. */
  function scrollTo(entry: HTMLElement): void {
    box.scrollTop += entry.getBoundingClientRect().top - box.getBoundingClientRect().top - ABOVE_PX;
  }

  return {
    show(chat, surroundings) {
      drawn.clear();
      posts.clear();
      roving.clear();
      box.replaceChildren();
      const last = chat.entries.map((entry) => draw(entry, surroundings)).at(-1);
      if (last !== undefined) scrollTo(last);
    },
    put(entry, surroundings) {
      const isFollowing = box.scrollHeight - box.scrollTop - box.clientHeight < followingPx;
      const isOwn = entry.kind === 'message' && entry.author === surroundings.view.as;
      const isNew = !drawn.has(entry.id);
      const fresh = draw(entry, surroundings);
      if (isNew && (isFollowing || isOwn)) scrollTo(fresh);
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
