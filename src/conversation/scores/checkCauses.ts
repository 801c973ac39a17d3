import { sayMissing } from '../../language/missingWords.ts';
import type { Cause, Holding } from '../../partner/explainDifference.ts';
import { getCertification } from '../../scoring/certifications.ts';
import { type AreaId, TRACKS_SCORED } from '../../scoring/designations.ts';
import { ruleSetInForce } from '../../scoring/inForce.ts';
import { showPoints } from '../../scoring/shownTotal.ts';
import type { Telling } from '../asking/telling.ts';
import type { Button } from '../reply.ts';

const MOST_NAMED = 3;

/** Why Partner Center may show another total, in words; people are named where names may be shown. */
export function sayCause(context: Telling, area: AreaId, cause: Cause): string {
  const { words, day, record, ruleSets, showNames } = context;
  const key = `check.cause.${cause.kind.replaceAll(' ', '-')}`;
  switch (cause.kind) {
    case 'missing':
      return words.say(key, { missing: sayMissing(words, area, cause.missing) });
    case 'stale':
      return words.say(key, { count: cause.count, day: words.day(cause.since, day) });
    case 'track':
      return words.say(key, { track: words.say(`track.${cause.track}`), total: sayTotal(cause.total) });
    case 'book':
      return words.say(key, { book: words.say(`book.${cause.ruleBook}`), total: sayTotal(cause.total) });
    case 'recent':
    case 'no expiry':
    case 'retired':
    case 'expired': {
      const count = cause.holdings.length;
      const names = showNames ? sayHoldings(cause.holdings) : '';
      return words.say(key, { count, names, showNames, total: sayTotal(cause.total) });
    }
    case 'part units':
      return words.say(key, { total: sayTotal(cause.total) });
    case 'typed people':
    case 'not linked':
    case 'not listed':
      return words.say(key, { area: words.say(`area.${area}`) });
  }

  function sayTotal(total: number): string {
    const { ruleSet } = ruleSetInForce(ruleSets, record.settings.ruleBook, area, day);
    return words.number(showPoints(total, ruleSet.passMark.value));
  }

  function sayHoldings(holdings: readonly Holding[]): string {
    const named = holdings.slice(0, MOST_NAMED).map(({ person, held }) => {
      const { code, title } = getCertification(held.certification);
      return `${person.name} (${code ?? title})`;
    });
    const more = holdings.length - named.length;
    return words.list(more > 0 ? [...named, words.say('check.others', { count: more })] : named);
  }
}

const MOST_OFFERS = 3;

/** The buttons for the likeliest causes, each once. */
export function offersFor(context: Telling, area: AreaId, causes: readonly Cause[]): readonly Button[] {
  const offers = causes.flatMap((cause) => offerFor(context, area, cause));
  return [...new Map(offers.map((offer) => [JSON.stringify(offer.action), offer])).values()].slice(0, MOST_OFFERS);
}

/** A button that puts right what the cause says. */
function offerFor({ words }: Telling, area: AreaId, cause: Cause): readonly Button[] {
  switch (cause.kind) {
    case 'track': {
      const label = { label: 'check.button.track', values: { track: words.say(`track.${cause.track}`) } };
      // Where both paths are scored, the better one counts and there is nothing to choose.
      return TRACKS_SCORED[area] === 'both'
        ? []
        : [{ ...label, action: { a: 'say', say: `set ${area} track ${cause.track}` } }];
    }
    case 'book':
      return [{ label: `button.use.${cause.ruleBook}`, action: { a: 'say', say: `rules ${cause.ruleBook}` } }];
    case 'recent':
    case 'no expiry':
    case 'retired':
    case 'expired':
    case 'not linked':
    case 'not listed':
      return [{ label: 'button.people', action: { a: 'say', say: 'people' } }];
    case 'missing':
    case 'stale':
    case 'part units':
    case 'typed people':
      return [];
  }
}
