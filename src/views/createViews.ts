import type { Card, Message, Reader, Render, Reply } from '../conversation/index.ts';
import { createDiscreetWords } from '../language/discreetWords.ts';
import type { WordsByLanguage } from '../language/words.ts';
import { addCommonActions } from './addCommonActions.ts';
import { viewArea } from './areaView.ts';
import { createButtons } from './buttons.ts';
import { loadCardTemplates } from './cardTemplates.ts';
import { viewForm } from './formView.ts';
import { viewGaps } from './gapsView.ts';
import { viewLinks } from './linksView.ts';
import { viewOverview } from './overviewView.ts';
import { viewPeople } from './peopleView.ts';
import { endSentence } from './plainText.ts';
import { viewReminder } from './reminderView.ts';
import { viewRemind } from './remindView.ts';
import { viewRules } from './rulesView.ts';
import { viewSettings } from './settingsView.ts';
import { sayLine, viewText } from './textView.ts';
import type { View, ViewContext } from './view.ts';

export interface ViewsOptions {
  readonly words: WordsByLanguage;
  /** A new id for each button, so that pressing the same one twice changes nothing twice. */
  newOperation(): string;
}

export interface Views {
  readonly renderReply: Render;
}

/** Turns what the bot means into a card and the line of its notification. Reads and compiles the templates once. */
export function createViews({ words: wordsByLanguage, newOperation }: ViewsOptions): Views {
  const templates = loadCardTemplates();

  function renderReply(reply: Reply, { partner, chat, day, language, showNames }: Reader): Message {
    const words = showNames ? wordsByLanguage[language] : createDiscreetWords(wordsByLanguage[language]);
    const buttons = createButtons({ words, partner, chat, newOperation });
    const context: ViewContext = { words, buttons, partner, showNames, day };
    const view = viewReply(reply, context);
    const notices = (reply.notices ?? []).map((notice) => sayLine(notice, context));
    const isSample = partner === 'sample';
    const sample = words.say('card.sample');
    const hasNotices = notices.length > 0;
    const above =
      isSample || hasNotices
        ? templates.expand('notices', { isSample, sample, hasNotices, notices: notices.map((text) => ({ text })) }).body
        : [];
    const chips = reply.chips ?? [];
    const drawn = chips.map((chip) => buttons.say('button.say', chip, { command: chip }));
    const card: Card = {
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.5',
      lang: words.language,
      body: [...above, ...templates.expand(view.card, view.data).body],
      actions: addCommonActions(chat === 'personal' ? view.actions : [...drawn, ...view.actions], reply, buttons, {
        chat,
        hidesNames: !showNames && chat !== 'personal',
      }),
    };
    const spoken = [...(isSample ? [sample] : []), ...notices.slice(0, 1), view.summary];
    const message = { summary: spoken.map(endSentence).join(' '), card };
    // Teams shows no chips in groups and channels, so there they are buttons.
    return chat === 'personal' && chips.length > 0 ? { ...message, chips } : message;
  }

  return { renderReply };
}

function viewReply(reply: Reply, context: ViewContext): View {
  switch (reply.kind) {
    case 'text':
      return viewText(reply, context);
    case 'overview':
      return viewOverview(reply, context);
    case 'area':
      return viewArea(reply, context);
    case 'gaps':
      return viewGaps(reply, context);
    case 'form':
      return viewForm(reply, context);
    case 'people':
      return viewPeople(reply, context);
    case 'rules':
      return viewRules(reply, context);
    case 'settings':
      return viewSettings(reply, context);
    case 'reminder':
      return viewReminder(reply, context);
    case 'remind':
      return viewRemind(reply, context);
    case 'links':
      return viewLinks(context);
  }
}
