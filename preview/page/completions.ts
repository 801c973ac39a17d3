import { element } from './element.ts';

interface Completions {
  offer(names: readonly string[]): void;
  close(): void;
}

/** A list of names that opens at an `@` in the text; arrows choose, Enter or Tab takes, Escape closes. */
export function createCompletions(text: HTMLTextAreaElement, list: HTMLDivElement): Completions {
  let names: readonly string[] = [];
  let found: readonly string[] = [];
  let chosen = 0;

  function close(): void {
    found = [];
    draw();
  }

  function choose(index: number): void {
    chosen = (index + found.length) % found.length;
    draw();
  }

  function take(name: string): void {
    const before = text.value.slice(0, text.selectionStart).replace(/@[^@]*$/, `@${name} `);
    text.setRangeText(before, 0, text.selectionStart, 'end');
    close();
    text.dispatchEvent(new Event('input'));
    text.focus();
  }

  function draw(): void {
    const items = found.map((name, index) => {
      const isChosen = index === chosen;
      const item = element(
        'div',
        '',
        { role: 'option', id: `completion-${index}`, 'aria-selected': `${isChosen}` },
        name,
      );
      // Sooner than click, which would take the focus from the text.
      item.addEventListener('mousedown', (event) => {
        event.preventDefault();
        take(name);
      });
      return item;
    });
    list.replaceChildren(...items);
    list.hidden = found.length === 0;
    text.setAttribute('aria-expanded', String(found.length > 0));
    if (found.length === 0) text.removeAttribute('aria-activedescendant');
    else text.setAttribute('aria-activedescendant', `completion-${chosen}`);
  }

  text.addEventListener('input', () => {
    const typed = /@([^@\n]*)$/.exec(text.value.slice(0, text.selectionStart))?.[1];
    found = typed === undefined ? [] : names.filter((name) => name.toLowerCase().startsWith(typed.toLowerCase()));
    chosen = 0;
    draw();
  });
  text.addEventListener('blur', close);
  text.addEventListener('keydown', (event) => {
    const name = found[chosen];
    if (name === undefined) return;
    switch (event.key) {
      case 'ArrowDown':
        choose(chosen + 1);
        break;
      case 'ArrowUp':
        choose(chosen - 1);
        break;
      case 'Enter':
      case 'Tab':
        take(name);
        break;
      case 'Escape':
        close();
        break;
      default:
        return;
    }
    event.preventDefault();
  });

  return {
    offer(offered) {
      names = offered;
      close();
    },
    close,
  };
}
