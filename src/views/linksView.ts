import { drawLink, LINK_IDS } from './links.ts';
import type { View, ViewContext } from './view.ts';

/** Microsoft's pages that help, each with what it is good for. */
export function viewLinks({ words, buttons }: ViewContext): View {
  return {
    card: 'links',
    data: {
      title: words.say('links.title'),
      links: LINK_IDS.map((id) => ({
        link: drawLink(words, id, `links.${id}.title`),
        help: words.say(`links.${id}.help`),
      })),
      refresh: words.say('links.refresh'),
    },
    actions: [
      buttons.say('button.allAreas', 'score'),
      buttons.say('button.gaps', 'gaps'),
      buttons.say('button.people', 'people'),
    ],
    summary: words.say('links.title'),
  };
}
