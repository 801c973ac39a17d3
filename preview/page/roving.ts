const CONTROLS = 'a[href], button, input, select, textarea, [tabindex]';
const ENTRY = 'article';

/**
 * One entry of a log at a time takes part in the order of the keyboard: the newest, until the reader goes to another with
 * the arrow keys or the mouse. So Tab leads from the newest card to the field below it, and not through all older ones.
 */
export function createRoving(box: HTMLElement) {
  const held = new Map<HTMLElement, string | null>();
  let current: HTMLElement | null = null;

  function hold(entry: HTMLElement): void {
    entry.tabIndex = -1;
    for (const control of entry.querySelectorAll<HTMLElement>(CONTROLS)) {
      if (held.has(control)) continue;
      held.set(control, control.getAttribute('tabindex'));
      control.tabIndex = -1;
    }
  }

  function release(entry: HTMLElement): void {
    entry.tabIndex = 0;
    for (const control of entry.querySelectorAll<HTMLElement>(CONTROLS)) {
      const before = held.get(control);
      if (before === null) control.removeAttribute('tabindex');
      else if (before !== undefined) control.setAttribute('tabindex', before);
      held.delete(control);
    }
  }

  function go(entry: HTMLElement): void {
    if (entry === current) return;
    if (current !== null) hold(current);
    current = entry;
    release(entry);
  }

  box.addEventListener('focusin', ({ target }) => {
    const entry = target instanceof Element ? target.closest<HTMLElement>(ENTRY) : null;
    if (entry !== null) go(entry);
  });
  box.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (!(target instanceof HTMLElement) || !target.matches(ENTRY) || (key !== 'ArrowUp' && key !== 'ArrowDown'))
      return;
    const entries = [...box.querySelectorAll<HTMLElement>(ENTRY)];
    entries[entries.indexOf(target) + (key === 'ArrowUp' ? -1 : 1)]?.focus();
    event.preventDefault();
  });

  return {
    /** Of an entry that was just drawn: the newest one becomes the current one, an older one stays what it was. */
    take(entry: HTMLElement, { isNew, replaces }: { isNew: boolean; replaces: HTMLElement | null }): void {
      for (const control of held.keys()) if (!control.isConnected) held.delete(control);
      if (replaces !== null && replaces === current) current = entry;
      if (isNew) go(entry);
      else if (entry === current) release(entry);
      else hold(entry);
    },
    clear(): void {
      held.clear();
      current = null;
    },
  };
}
