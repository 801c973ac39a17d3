/** The id of an element that says why the input of that id was refused begins with this. */
const REASON = 'error:';
let last = 0;

/** Ties what a card says of a refused input to the input, so that it is heard with it and can be scrolled to. */
export function tieRefusals(card: HTMLElement): void {
  for (const reason of card.querySelectorAll<HTMLElement>(`[id^="${REASON}"]`)) {
    const input = card.querySelector<HTMLElement>(`[id="${CSS.escape(reason.id.slice(REASON.length))}"] input`);
    if (input === null) continue;
    // The same form may stand in the log twice, and an id counts once a page.
    last += 1;
    reason.id = `${reason.id}#${last}`;
    input.ariaInvalid = 'true';
    input.setAttribute('aria-describedby', reason.id);
  }
}

export function findRefused(entry: HTMLElement): HTMLElement | null {
  return entry.querySelector<HTMLElement>('[aria-invalid="true"]');
}
