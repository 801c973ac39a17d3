import type { WireFile } from '../wire/events.ts';
import { element } from './element.ts';

/** A file that lies in somebody's OneDrive, or the question whether one may be put there. */
export function drawFile(file: WireFile, onConsent: (isAccepted: boolean) => Promise<void>): HTMLElement {
  if (file.kind === 'file') {
    const link = element('a', 'file-name', { href: file.url, download: file.name }, file.name);
    return element('div', 'file', {}, link);
  }
  const { name, description, sizeInBytes } = file;
  const box = element('div', 'file', { role: 'group', 'aria-label': name });
  const answer = (label: string, isAccepted: boolean) => {
    const button = element('button', 'file-answer', { type: 'button' }, label);
    button.addEventListener('click', () => {
      if (box.ariaBusy === 'true') return;
      box.ariaBusy = 'true';
      void onConsent(isAccepted).finally(() => {
        box.ariaBusy = null;
      });
    });
    return button;
  };
  box.append(
    element('p', 'file-name', {}, name),
    element('p', 'file-about', {}, [description, showSize(sizeInBytes)].filter(Boolean).join(' ')),
    element('div', 'file-answers', {}, answer('Allow', true), answer('Decline', false)),
  );
  return box;
}

function showSize(bytes: number): string {
  return bytes < 1024 ? `(${bytes} bytes)` : `(${Math.ceil(bytes / 1024)} KB)`;
}
