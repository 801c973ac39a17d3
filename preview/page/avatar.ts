import { element } from './element.ts';

const hues = 6;

/** A picture for the eye only; the name stands beside it. */
export function createAvatar(name: string, isBot: boolean): HTMLElement {
  if (isBot) {
    const picture = element('img', '', { src: '/preview/page/bot.svg', alt: '' });
    return element('span', 'avatar avatar-bot', { 'aria-hidden': 'true' }, picture);
  }
  const initials = name
    .split(' ')
    .map((word) => word.charAt(0))
    .join('')
    .slice(0, 2)
    .toUpperCase();
  const hue = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % hues;
  return element('span', `avatar hue-${hue}`, { 'aria-hidden': 'true' }, initials);
}
