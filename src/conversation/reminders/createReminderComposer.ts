import type { Temporal } from 'temporal-polyfill';
import { createDiscreetWords } from '../../language/discreetWords.ts';
import { type Language, languageOf } from '../../language/languages.ts';
import type { WordsByLanguage } from '../../language/words.ts';
import type { Address } from '../../partner/address.ts';
import type { DayState } from '../../partner/dayState.ts';
import type { Place, PlaceStore, Told } from '../../partner/places.ts';
import type { PartnerStore } from '../../partner/store.ts';
import { withStrays } from '../../partner/strays.ts';
import { type Composed, type ComposeRequest, findClosingAreas, findLosses } from '../../reminders/index.ts';
import type { RuleSets } from '../../scoring/inForce.ts';
import { findDisclosure } from '../access/disclosure.ts';
import type { Telling } from '../asking/telling.ts';
import type { Render, Reply } from '../reply.ts';
import type { Audience } from '../turn.ts';
import { tellAssigned } from './tellAssigned.ts';
import { tellClosedReminder } from './tellClosedReminder.ts';
import { tellClosing } from './tellClosing.ts';
import { statesFrom, tellReminder } from './tellReminder.ts';
import { tellWarning } from './tellWarning.ts';

const LATE_MINUTES = 60;

export interface ReminderComposerParts {
  readonly places: PlaceStore;
  readonly ruleSets: RuleSets;
  readonly words: WordsByLanguage;
  readonly render: Render;
  readonly history: Pick<PartnerStore, 'listStates'>;
  /** Who reads along in a group chat or channel, asked of Teams. Never rejects. */
  lookUpAudience(address: Address, tenantId: string): Promise<Audience>;
}

type AddressedPlace = Place & { readonly address: Address };

/** Writes what a chat is told unasked, as of now, in its language and with no more than may be told there. */
export function createReminderComposer({
  places,
  history,
  ruleSets,
  words,
  render,
  lookUpAudience,
}: ReminderComposerParts) {
  return async function compose(request: ComposeRequest): Promise<Composed> {
    const { tenantId, now } = request;
    const { address } = request.place;
    const page = await request.readPartner();
    const place = { ...withStrays(address.place, request.place, page), address };
    let isAudienceUnknown = false;
    const disclosure = await findDisclosure(places, page.record.settings, place, {
      tenantId,
      chat: { id: address.place, kind: address.kind },
      now,
      async lookUpAudience() {
        const told = await request.askTeams(() => lookUpAudience(address, tenantId));
        const audience = told === 'notAsked' ? 'unknown' : told;
        isAudienceUnknown = audience === 'unknown';
        return audience;
      },
    });
    const language = languageFor(place);
    const showNames = disclosure === 'names';
    const day = dayAt(now, place);
    const telling: Telling = {
      ...{ record: page.record, day, ruleSets, showNames },
      words: showNames ? words[language] : createDiscreetWords(words[language]),
    };
    const isClosed = disclosure === 'nothing';
    if (isClosed && isAudienceUnknown && request.mayPutOff) {
      return { kind: 'later', reason: 'Teams did not say who reads along' };
    }
    const { told } = place;
    const isMonthly = request.notice.kind === 'monthly' || request.notice.kind === 'snoozed';
    const states =
      told === null || isClosed || !isMonthly
        ? []
        : await history.listStates({ tenantId, sampleOf: null }, statesFrom(told));
    const reply = isClosed ? tellClosed(request) : tell(request, telling, states);
    if (reply === null) return { kind: 'nothing', reason: isClosed ? 'others read along' : 'no longer true' };
    const message = render(reply, { partner: 'partner', chat: address.kind, day, language, showNames });
    return { kind: 'message', message, told: toldBy(reply, now) };
  };
}

/** A warning alone would tell how the designations stand. */
function tellClosed({ notice }: ComposeRequest): Reply | null {
  return notice.kind === 'monthly' || notice.kind === 'snoozed' ? tellClosedReminder() : null;
}

/** Null where what it is about has been dealt with. */
function tell(
  { place, notice, dueAt, now, compact }: ComposeRequest,
  telling: Telling,
  states: readonly DayState[],
): Reply | null {
  switch (notice.kind) {
    case 'monthly':
    case 'snoozed': {
      const isLate = now.since(dueAt).total('minutes') > LATE_MINUTES;
      return tellReminder(telling, {
        ...{ notice: notice.kind, previous: place.told, reminder: place.reminder, compact, states },
        lateFrom: isLate ? dayAt(dueAt, place) : null,
      });
    }
    case 'warning': {
      const loss = findLosses(telling.record, telling.day, telling.ruleSets).find(({ area }) => area === notice.area);
      return loss === undefined || loss.daysLeft > notice.days ? null : tellWarning(telling, loss);
    }
    case 'closing': {
      const areas = findClosingAreas(telling.record, telling.day, telling.ruleSets);
      const closing = areas.find(({ area }) => area === notice.area);
      return closing === undefined || closing.daysLeft > notice.days ? null : tellClosing(telling, closing);
    }
    case 'assigned':
      return tellAssigned(telling, notice.assignment, place.address.place);
  }
}

function dayAt(at: Temporal.Instant, { reminder, address }: AddressedPlace): string {
  const timeZone = reminder?.timeZone ?? address.timeZone ?? 'UTC';
  return at.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

function languageFor({ address, reminder, language }: AddressedPlace): Language {
  const own = address.kind === 'personal' ? language?.language : reminder?.language;
  return own ?? languageOf(address.locale);
}

function toldBy(reply: Reply, at: Temporal.Instant): Told | null {
  if (reply.kind !== 'reminder') return null;
  return { at, totals: Object.fromEntries(reply.reports.map(({ score }) => [score.area, score.total])) };
}
