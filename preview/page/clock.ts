import type { WireClock } from '../wire/events.ts';
import { findElement } from './element.ts';
import { dayIn, fieldValueOf, sayClock, sayMoment, sayShift } from './moment.ts';
import type { ClockMove } from './server.ts';

interface ClockOptions {
  /** Resolves to null, or to why the clock was not moved. */
  readonly onMove: (move: ClockMove) => Promise<string | null>;
  /** What is today has changed, by a move or at midnight. */
  readonly onDay: () => void;
}

interface Clock {
  /** What the server told just now. */
  take(clock: WireClock): void;
  /** The time zone (IANA name) of whoever looks. */
  lookFrom(timeZone: string): void;
  /** An instant (ISO) as it is written beside a message. */
  say(at: string): string;
}

const TICK_MS = 1_000;

/** The clock in the header, and the panel that moves it. */
export function createClock({ onMove, onDay }: ClockOptions): Clock {
  const button = findElement('clock', HTMLButtonElement);
  const panel = findElement('clock-panel', HTMLFormElement);
  const field = findElement('clock-at', HTMLInputElement);
  const time = findElement('clock-time', HTMLTimeElement);
  const mark = findElement('clock-mark', HTMLSpanElement);
  const standing = findElement('clock-standing', HTMLParagraphElement);
  const problem = findElement('clock-problem', HTMLParagraphElement);
  // The browser's own clock may be wrong, so only what has passed by it is counted.
  let told = { atMs: Date.now(), receivedMs: performance.now(), shiftMs: 0 };
  let timeZone = 'UTC';
  let today = '';

  const now = () => new Date(told.atMs + performance.now() - told.receivedMs);

  function draw(): void {
    const present = new Date(now().getTime() - told.shiftMs);
    const text = sayClock(now(), { now: present, timeZone });
    const isMoved = told.shiftMs !== 0;
    if (time.textContent !== text) time.textContent = text;
    time.dateTime = now().toISOString();
    mark.hidden = !isMoved;
    button.classList.toggle('clock-moved', isMoved);
    const city = timeZone.replace(/^.*\//, '').replaceAll('_', ' ');
    const state = `${text} in ${city}, ${isMoved ? `moved ${sayShift(told.shiftMs)}` : 'not moved'}.`;
    if (standing.textContent !== state) standing.textContent = state;
    placePanel();
    const day = dayIn(timeZone, now());
    if (day === today) return;
    today = day;
    onDay();
  }

  /** The button moves when its text grows and the header wraps. */
  function placePanel(): void {
    const { bottom, left } = button.getBoundingClientRect();
    panel.style.setProperty('--button-bottom', `${bottom}px`);
    panel.style.setProperty('--button-left', `${left}px`);
  }

  async function move(wanted: ClockMove): Promise<void> {
    const reason = await onMove(wanted);
    problem.textContent = reason ?? '';
    field.setAttribute('aria-invalid', String(reason !== null));
  }

  panel.addEventListener('submit', (event) => {
    event.preventDefault();
    void move({ kind: 'to', at: field.value });
  });
  for (const kind of ['day', 'week', 'reminder', 'back'] as const) {
    findElement(`clock-${kind}`, HTMLButtonElement).addEventListener('click', () => void move({ kind }));
  }
  panel.addEventListener('beforetoggle', ({ newState }) => {
    if (newState !== 'open') return;
    field.value = fieldValueOf(now(), timeZone);
    problem.textContent = '';
    field.removeAttribute('aria-invalid');
    placePanel();
  });
  setInterval(draw, TICK_MS);

  return {
    take({ at, shiftMs }) {
      told = { atMs: Date.parse(at), receivedMs: performance.now(), shiftMs };
      field.value = fieldValueOf(now(), timeZone);
      draw();
    },
    lookFrom(zone) {
      timeZone = zone;
      draw();
    },
    say: (at) => sayMoment(new Date(at), { now: now(), timeZone }),
  };
}
