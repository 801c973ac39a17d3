import { hash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { FactWrite } from '../../partner/change.ts';
import type { MonthsKind } from '../../partner/reports/monthsKinds.ts';
import type { PartnerKey } from '../../partner/store.ts';

/** One range holds all that a turn reads; what is only audited or compared lies outside of it. */
export const FACTS_FROM = 'fact|';
export const FACTS_BELOW = 'fact}';
export const SETTINGS_KEY = `${FACTS_FROM}settings`;
/** Sorts before all other facts, so that whoever reads on page after page has read it first. */
export const BASE_KEY = `${FACTS_FROM}base`;
/** All that is kept of the company's people; what older versions keep of chats and of members sorts before it. */
export const PEOPLE_FROM = `${FACTS_FROM}person|`;
export const CHANGES_FROM = 'change|';
export const CHANGES_BELOW = 'change}';

export const HISTORY_FROM = 'history|';
export const HISTORY_BELOW = 'history}';

/** What is kept of chats and people, which are many, lies outside of the facts, which every turn reads. */
export const PLACES_FROM = 'place|';
export const PLACES_BELOW = 'place}';

// The milliseconds of every instant are below it, and it has as many digits as the padding.
const FAR_FUTURE_MS = Number.MAX_SAFE_INTEGER;
const INVERTED_DIGITS = 16;

const PLAIN = /^[\w.:-]{1,100}$/;

// Keys of Azure Tables forbid / \ # ? and control characters and end at 512 characters. No plain text starts with ~.
function encodeKey(text: string): string {
  return PLAIN.test(text) ? text : `~${hash('sha256', text, 'base64url')}`;
}

export function partitionKeyOf({ tenantId, sampleOf }: PartnerKey): string {
  const tenant = encodeKey(tenantId);
  return sampleOf === null ? tenant : `${tenant}|sample|${encodeKey(sampleOf)}`;
}

/** The partition of a tenant, and the range that holds those of its samples. */
export function partitionsOf(tenantId: string) {
  const own = encodeKey(tenantId);
  return { own, samplesFrom: `${own}|`, samplesBelow: `${own}}` };
}

export function factKeyOf(write: FactWrite): string {
  switch (write.kind) {
    case 'settings':
      return SETTINGS_KEY;
    case 'figures':
      return `${FACTS_FROM}figures|${write.owner}`;
    case 'person':
      return personKeyOf(write.id);
  }
}

export function personKeyOf(id: string): string {
  return `${PEOPLE_FROM}${encodeKey(id)}`;
}

/** A mark of the partner; of a chat where an older version wrote it. */
export function markKeyOf(mark: string): string {
  return `${FACTS_FROM}mark|${encodeKey(mark)}`;
}

export type NoteKind = 'audience' | 'member' | 'language';

const STRAY_KINDS: Readonly<Record<NoteKind, string>> = { audience: 'chat', member: 'member', language: 'language' };

/** Where older versions keep a note: among the facts. */
export function strayKeyOf(kind: NoteKind, place: string): string {
  return `${FACTS_FROM}${STRAY_KINDS[kind]}|${encodeKey(place)}`;
}

/** Where older versions keep what is known of a person. The roster's rows are the company's, also where one has the same id. */
export function strayKeysOf(userId: string): readonly string[] {
  return [strayKeyOf('member', userId), strayKeyOf('language', userId)];
}

export const STRAY_MEMBERS_FROM = `${FACTS_FROM}${STRAY_KINDS.member}|`;
export const STRAY_MEMBERS_BELOW = `${FACTS_FROM}${STRAY_KINDS.member}}`;

export function draftKeyOf(userId: string): string {
  return `draft|${encodeKey(userId)}`;
}

export function placeKeyOf(place: string, part: 'address' | 'reminder' | 'told'): string {
  return `${PLACES_FROM}${encodeKey(place)}|${part}`;
}

/**
 * Behind the rows that older versions read of a chat, which take what they do not know for damage, and before those of any
 * other: one range holds all.
 */
export function noteKeyOf(kind: NoteKind, place: string): string {
  return `${PLACES_FROM}${encodeKey(place)}}${kind}`;
}

export function placeMarkKeyOf(place: string, mark: string): string {
  return `${PLACES_FROM}${encodeKey(place)}}mark|${encodeKey(mark)}`;
}

/** The range that holds all that is kept of one chat and of the person whose personal chat it is. */
export function placeRowsOf(place: string) {
  const own = `${PLACES_FROM}${encodeKey(place)}`;
  return { from: `${own}|`, below: `${own}~` };
}

const PLACE_KEY = /^place\|([^|}]+)[|}](\w+)/;

/** What tells the place from others, and which part of it the row is; null for a row of nothing of this kind. */
export function readPlaceKey(rowKey: string): { readonly place: string; readonly part: string } | null {
  const [, place, part] = PLACE_KEY.exec(rowKey) ?? [];
  return place === undefined || part === undefined ? null : { place, part };
}

export function operationKeyOf(id: string): string {
  return `op|${encodeKey(id)}`;
}

/**
 * Names a change within its partner. Storage sorts by key, so the newest change comes first.
 * @param latest the id of the latest one until now, empty where there is none: a clock that is behind does not put this one
 * before it.
 */
export function changeIdOf(at: Temporal.Instant, operationId: string, latest: string): string {
  const afterLatest = latest === '' ? 0 : FAR_FUTURE_MS - Number(latest.slice(0, INVERTED_DIGITS)) + 1;
  const inverted = FAR_FUTURE_MS - Math.max(at.epochMilliseconds, afterLatest);
  return `${String(inverted).padStart(INVERTED_DIGITS, '0')}|${encodeKey(operationId)}`;
}

const CHANGE_ID = /^\d{16}\|~?[\w.:-]{1,100}$/;

/** Ids come back in card data, which anybody can forge: storage fails over some signs, and means nothing by others. */
export function isChangeId(text: string): boolean {
  return CHANGE_ID.test(text);
}

export function changeKeyOf(id: string): string {
  return `${CHANGES_FROM}${id}`;
}

export function changeIdIn(changeKey: string): string {
  return changeKey.slice(CHANGES_FROM.length);
}

/** The day, ISO. Storage sorts by key, so the newest day comes first. */
export function stateKeyOf(day: string): string {
  const inverted = FAR_FUTURE_MS - Temporal.PlainDate.from(day).toZonedDateTime('UTC').epochMilliseconds;
  return `${HISTORY_FROM}${String(inverted).padStart(INVERTED_DIGITS, '0')}`;
}

const PART_DIGITS = 4;

/** Rows of usage by month, which lie outside of what a turn reads. Each kind of report has a range of its own. */
export interface MonthKeys {
  readonly from: string;
  readonly below: string;
  /** `name` is made of what the month holds; `part` counts its rows. */
  keyOf(month: string, name: string, part: number): string;
  /** Null for a row of nothing of this kind. */
  read(rowKey: string): { readonly month: string; readonly name: string } | null;
}

function createMonthKeys(kind: string): MonthKeys {
  const pattern = new RegExp(`^${kind}\\|(\\d{4}-\\d{2})\\|([0-9a-f]+)\\|\\d+$`);
  return {
    ...{ from: `${kind}|`, below: `${kind}}` },
    keyOf: (month, name, part) => `${kind}|${month}|${name}|${String(part).padStart(PART_DIGITS, '0')}`,
    read(rowKey) {
      const [, month, name] = pattern.exec(rowKey) ?? [];
      return month === undefined || name === undefined ? null : { month, name };
    },
  };
}

// Azure's months were the first to be kept.
export const MONTH_KEYS: Readonly<Record<MonthsKind, MonthKeys>> = {
  azure: createMonthKeys('usage'),
  office: createMonthKeys('office'),
  ems: createMonthKeys('ems'),
  businessRevenue: createMonthKeys('businessRevenue'),
  businessUsage: createMonthKeys('businessUsage'),
};
