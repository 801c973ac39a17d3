import { createDiscreetWords } from '../language/discreetWords.ts';
import type { Language } from '../language/languages.ts';
import type { WordsByLanguage } from '../language/words.ts';
import type { PartnerArchive } from '../partner/archive.ts';
import { dayOf } from '../partner/dayState.ts';
import type { Place, PlaceStore } from '../partner/places.ts';
import type { PartnerRecord } from '../partner/record.ts';
import type { Operation, PartnerStore } from '../partner/store.ts';
import type { Solve } from '../planning/program.ts';
import type { DueIndex } from '../reminders/due.ts';
import type { Deliveries } from '../reminders/ports.ts';
import type { RuleSets } from '../scoring/inForce.ts';
import { accessOf, isEnough, neededRole } from './access/access.ts';
import { type Disclosure, findDisclosure, recallAudience, tellsNothing } from './access/disclosure.ts';
import { recallMembership } from './access/membership.ts';
import {
  tellClosedChat,
  tellNotSent,
  tellOldCard,
  tellRefused,
  tellSampleGone,
  tellStranger,
  tellTooLong,
  tellTooMuch,
} from './access/refusals.ts';
import type { Answer, FileOffer, Message, OutgoingFile } from './answer.ts';
import { type Context, withNotices } from './asking/context.ts';
import { createKeeping } from './asking/keptData.ts';
import { createSpeech } from './asking/speech.ts';
import { answerConsent, offerExport, tellNoFile } from './data/export.ts';
import { readImport } from './data/import.ts';
import { changePartner } from './pipeline/changePartner.ts';
import { comeOrGo } from './pipeline/comeOrGo.ts';
import type { RateLimit } from './pipeline/createRateLimit.ts';
import { handleCommand, handlePress } from './pipeline/handle.ts';
import { operationId, sayingOf } from './pipeline/operationId.ts';
import { parsePress } from './press.ts';
import { noteAddress } from './reminders/addresses.ts';
import { announceAssignments } from './reminders/announce.ts';
import { createReminderBook } from './reminders/createReminderBook.ts';
import type { Reply } from './reply.ts';
import { createReport } from './scores/reports.ts';
import { tellScore } from './scores/tellScore.ts';
import type { ChatKind, Said, Turn } from './turn.ts';
import { findPaste } from './understanding/findPaste.ts';
import { parseCommand } from './understanding/parseCommand.ts';
import { tellHelp } from './welcome/help.ts';
import { enterSample, leaveSample, sampleOf } from './welcome/sample.ts';

export interface RenderContext {
  readonly partner: 'partner' | 'sample';
  readonly chat: ChatKind;
  readonly day: string;
  readonly language: Language;
  /** Else the words are discreet: without names of people and amounts of money. */
  readonly showNames: boolean;
}

export type Render = (reply: Reply, context: RenderContext) => Message;

export interface ConversationParts {
  readonly store: PartnerStore;
  readonly places: PlaceStore;
  readonly due: DueIndex;
  readonly deliveries: Deliveries;
  readonly ruleSets: RuleSets;
  readonly words: WordsByLanguage;
  readonly render: Render;
  /** Entra object ids and mails of OWNERS. */
  readonly owners: readonly string[];
  readonly archive: PartnerArchive;
  readonly rateLimit: RateLimit;
  readonly solve: Solve;
}

const LONGEST_TEXT = 4000;
// Teams itself lets no longer message through.
const LONGEST_PASTE = 100_000;

/** The whole conversation: something said, by whom and where, gives an answer. Keeps nothing between turns. */
export function createConversation(parts: ConversationParts) {
  const { store, places, ruleSets, words, render, owners, archive, rateLimit, solve } = parts;
  return async function answer(said: Said, turn: Turn): Promise<Answer> {
    const chat = sampleOf(turn.tenantId, turn.chat.id);
    const day = turn.now
      .toZonedDateTimeISO(turn.timeZone ?? 'UTC')
      .toPlainDate()
      .toString();
    const speech = createSpeech({ store, key: chat.real, words, turn });
    let disclosure: Disclosure = 'nothing';
    let isPrivate = false;
    function send(
      reply: Reply,
      partner: RenderContext['partner'] = 'partner',
      kind: 'message' | 'replacement' = 'message',
    ): Answer {
      return { kind, message: renderReply(reply, partner) };
    }

    function renderReply(reply: Reply, partner: RenderContext['partner']): Message {
      const showNames = partner === 'sample' || disclosure === 'names';
      // What goes to the presser alone is drawn for their personal chat.
      const chatKind = isPrivate ? 'personal' : turn.chat.kind;
      return render(reply, { partner, chat: chatKind, day, language: speech.words.language, showNames });
    }

    function sendOutcome(outcome: Reply | FileOffer | OutgoingFile, partner: RenderContext['partner']): Answer {
      if (outcome.kind === 'offer') return { kind: 'offer', offer: outcome };
      if (outcome.kind !== 'file') return send(outcome, partner);
      return { kind: 'file', file: outcome, failed: renderReply(tellNoFile('failed'), partner) };
    }

    function sendTo(answered: Reply, partner: RenderContext['partner']): Answer {
      const reply = partner === 'partner' ? offerReminder(answered, place) : answered;
      if (!isPrivate) return send(reply, partner);
      const message = renderReply(withNotices(reply, { key: 'notice.privately' }), partner);
      isPrivate = false;
      const notSent = renderReply(tellNotSent(), partner);
      return { kind: 'private', message, sent: speech.words.say('notice.sentPrivately'), notSent };
    }

    if (said.kind === 'installed' || said.kind === 'removed') {
      return comeOrGo({ store, places }, said, turn, { chat, speech, send });
    }

    const taken = rateLimit.take(turn.tenantId, turn.user.id, turn.now);
    if (taken.kind === 'tooMany') {
      // Said once and then kept quiet, but for what was not typed: a press would seem broken without an answer.
      return taken.first || said.kind !== 'text' ? send(tellTooMuch(taken.of)) : { kind: 'nothing' };
    }

    const [page, place] = await Promise.all([store.read(chat.real), places.read(turn.tenantId, turn.address.place)]);
    const membership = await recallMembership(store, chat.real, page, turn);
    if (membership.kind !== 'member') return send(tellStranger(membership.kind));
    const { mail } = membership;
    await noteAddress(places, turn, said, place.address);
    await speech.recall(page.languages.get(turn.user.id), said);

    const press = said.kind === 'press' ? parsePress(said.data) : null;
    if (said.kind === 'press' && press === null) return send(tellOldCard());
    const text = said.kind === 'text' ? said.text : press === null ? null : sayingOf(press.action);
    const longest = text !== null && findPaste(text.slice(0, LONGEST_PASTE)) !== null ? LONGEST_PASTE : LONGEST_TEXT;
    if (text !== null && text.length > longest) return send(tellTooLong(longest));

    isPrivate = press?.action.a === 'privately' && turn.chat.kind !== 'personal';
    disclosure = isPrivate ? 'names' : await findDisclosure(store, chat.real, page, turn);

    const inSample = page.marks.has(chat.mark);
    const partner = press?.partner ?? (inSample ? 'sample' : 'partner');
    const command = text === null ? null : parseCommand(text);
    if (partner === 'sample' && !inSample && command?.kind !== 'sample') return send(tellSampleGone());
    if (partner === 'partner' && disclosure === 'nothing' && !tellsNothing(command)) return send(tellClosedChat(text));
    const needed = neededRole(command, press);
    const access = accessOf(page.record, turn, mail, owners);
    if (partner === 'partner' && !isEnough(access, needed) && needed === 'owner') {
      return sendTo(tellRefused(access, needed, page.record), partner);
    }
    const operation: Operation = {
      id: operationId(press, turn),
      by: { id: turn.user.id, name: turn.user.name },
      at: turn.now,
      said: text ?? press?.action.a ?? '',
    };

    function createContext(about: RenderContext['partner'], record: PartnerRecord): Context {
      const showNames = disclosure === 'names' || about === 'sample';
      const key = about === 'sample' ? chat.sample : chat.real;
      const keeping = createKeeping({
        archive,
        turn,
        marks: [chat.mark, `welcomed:${turn.chat.id}`],
        hasNamedOwners: owners.length > 0,
      });
      const reminders = createReminderBook(parts, turn, place);
      const announce = async (before: PartnerRecord, after: PartnerRecord) =>
        about === 'sample' ? [] : announceAssignments({ ...parts, members: page.members, turn }, before, after);
      const context: Context = {
        ...{ access, mail, keeping, reminders, namedOwners: owners, members: page.members },
        ...{ turn, partner: about, record, day, me: operation.by, showNames, ruleSets, speech, solve },
        get words() {
          return showNames ? speech.words : createDiscreetWords(speech.words);
        },
        audience: () => recallAudience(store, chat.real, page, turn),
        listChanges: (wanted) => store.listChanges(key, wanted),
        // A clock that was ahead may have left days that are still to come.
        listStates: async (from) => (await store.listStates(key, from)).filter((state) => state.day <= dayOf(turn.now)),
        readChange: (id) => store.readChange(key, id),
        report: (of, area, on = day) => createReport(of, area, { day: on, ruleSets, showNames }),
        change: (decide) => changePartner({ store, key, operation, needed, owners, mail, announce }, context, decide),
      };
      return context;
    }

    if (command?.kind === 'sample') {
      if (command.on) {
        const record = await enterSample(store, chat, operation, day);
        const reply = tellScore(createContext('sample', record), null);
        return send(withNotices(reply, { key: 'notice.sampleEntered' }), 'sample');
      }
      await leaveSample(store, chat);
      const help = tellHelp(turn.chat.kind, Object.keys(page.record.figures).length > 0);
      return send(withNotices(help, { key: 'notice.sampleLeft' }));
    }

    const record = partner === 'sample' ? (await store.read(chat.sample)).record : page.record;
    const context = createContext(partner, record);
    if (said.kind === 'file') return send(await readImport(context, said), partner);
    if (said.kind === 'consent') return sendOutcome(await answerConsent(context, said), partner);
    if (command?.kind === 'export file') return sendOutcome(await offerExport(context, command.file), partner);
    if (command !== null && text !== null) {
      const mentions = said.kind === 'text' ? said.mentions : [];
      return sendTo(await handleCommand(context, command, text, mentions), partner);
    }
    if (press === null || press.action.a === 'say' || press.action.a === 'privately') return { kind: 'nothing' };
    return send(await handlePress(context, press.action, press.inputs), partner, 'replacement');
  };
}

/** Where the score is told, and the chat is not reminded yet, it is offered to be. */
function offerReminder(reply: Reply, { reminder }: Place): Reply {
  const tellsScore = reply.kind === 'overview' || reply.kind === 'area';
  return tellsScore && reminder === null ? { ...reply, offersReminder: true } : reply;
}
