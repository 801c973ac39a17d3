import MarkdownIt from '/preview/library/markdown-it.mjs';

const cardText = new MarkdownIt({ html: false });
const messageText = new MarkdownIt({ html: false, breaks: true });

export function renderCardText(text: string): string {
  return cardText.render(text);
}

export function renderMessageText(text: string): string {
  return messageText.render(text);
}
