import { createCompletions } from './completions.ts';
import { findElement } from './element.ts';

interface Compose {
  show(place: Place): void;
  focus(): void;
}

interface Place {
  /** Who can be mentioned, the bot first. */
  readonly names: readonly string[];
  readonly placeholder: string;
  readonly offersMention: boolean;
  /** What the post is about that is answered, if one is. */
  readonly replyingTo: string | null;
}

interface ComposeOptions {
  readonly onSay: (text: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onNewPost: () => void;
}

export function createCompose({ onSay, onFiles, onNewPost }: ComposeOptions): Compose {
  const form = findElement('compose', HTMLFormElement);
  const text = findElement('text', HTMLTextAreaElement);
  const mention = findElement('mention', HTMLButtonElement);
  const send = findElement('send', HTMLButtonElement);
  const replying = findElement('replying', HTMLParagraphElement);
  const replyingTo = findElement('replying-to', HTMLSpanElement);
  const completions = createCompletions(text, findElement('completions', HTMLDivElement));
  let botName = '';

  const showReady = () => {
    send.disabled = text.value.trim() === '';
  };

  text.addEventListener('input', showReady);
  text.addEventListener('keydown', (event) => {
    // While a keyboard composes a letter, Enter ends the letter.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const said = text.value.trim();
    if (said === '') return;
    text.value = '';
    completions.close();
    showReady();
    onSay(said);
  });
  mention.addEventListener('click', () => {
    if (!text.value.includes(`@${botName}`)) text.value = `@${botName} ${text.value}`;
    showReady();
    text.focus();
  });
  const handOver = (files: FileList | null) => {
    if (files !== null && files.length > 0) onFiles([...files]);
  };
  const picker = findElement('file', HTMLInputElement);
  findElement('attach', HTMLButtonElement).addEventListener('click', () => picker.click());
  picker.addEventListener('change', () => {
    handOver(picker.files);
    // Else the same file, picked once more, would change nothing.
    picker.value = '';
  });
  // Anywhere on the page, since the browser would open a file that is dropped beside the box.
  window.addEventListener('dragover', (event) => event.preventDefault());
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    handOver(event.dataTransfer?.files ?? null);
  });
  findElement('new-post', HTMLButtonElement).addEventListener('click', onNewPost);

  return {
    show({ names, placeholder, offersMention, replyingTo: about }) {
      botName = names[0] ?? '';
      text.placeholder = placeholder;
      mention.hidden = !offersMention;
      mention.textContent = `@${botName}`;
      replying.hidden = about === null;
      replyingTo.textContent = about === null ? '' : `Replying to “${about}”`;
      completions.offer(names);
      showReady();
    },
    focus: () => text.focus(),
  };
}
