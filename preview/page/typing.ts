import { element } from './element.ts';

// Teams takes the dots away when a bot that began to type sends nothing.
const longestMs = 10_000;

interface TypingSign {
  show(name: string): void;
  hide(): void;
}

export function createTypingSign(place: HTMLElement): TypingSign {
  let timer: number | undefined;
  const hide = () => {
    window.clearTimeout(timer);
    place.replaceChildren();
  };
  return {
    show(name) {
      hide();
      const dots = [1, 2, 3].map(() => element('i', 'dot'));
      const sign = element('span', 'dots', { 'aria-hidden': 'true' }, ...dots);
      place.replaceChildren(sign, `${name} is typing`);
      timer = window.setTimeout(hide, longestMs);
    },
    hide,
  };
}
