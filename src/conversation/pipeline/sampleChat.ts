import { applyChange } from '../../partner/change.ts';
import type { PlaceStore } from '../../partner/places.ts';
import { EMPTY_RECORD, type PartnerRecord } from '../../partner/record.ts';
import { CONTOSO, createSample } from '../../partner/sample.ts';
import type { Operation, PartnerKey, PartnerStore } from '../../partner/store.ts';
import type { Turn } from '../turn.ts';

/** Where a chat's sample is kept, and the mark that the chat is about it. */
export interface SampleChat {
  readonly real: PartnerKey;
  readonly sample: PartnerKey;
  readonly mark: string;
}

export function sampleOf(tenantId: string, chatId: string): SampleChat {
  return {
    real: { tenantId, sampleOf: null },
    sample: { tenantId, sampleOf: chatId },
    mark: `sample:${chatId}`,
  };
}

interface Stores {
  readonly store: PartnerStore;
  readonly places: PlaceStore;
}

type SampleTurn = Pick<Turn, 'tenantId' | 'chat' | 'address'>;

/** Starts this chat's sample afresh. What is said here is then about Contoso until "sample off". */
export async function enterSample(
  { store, places }: Stores,
  turn: SampleTurn,
  operation: Operation,
  day: string,
): Promise<PartnerRecord> {
  const chat = sampleOf(turn.tenantId, turn.chat.id);
  await store.clearSample(chat.sample);
  const change = createSample(day);
  // By nobody: what the sample begins with is not for undo.
  await store.change(chat.sample, { ...operation, by: CONTOSO }, () => ({ kind: 'change', change, outcome: null }));
  await places.setMark(turn.tenantId, turn.address.place, chat.mark);
  return applyChange(EMPTY_RECORD, change);
}

export async function leaveSample({ store, places }: Stores, turn: SampleTurn): Promise<void> {
  const chat = sampleOf(turn.tenantId, turn.chat.id);
  await places.clearMark(turn.tenantId, turn.address.place, chat.mark);
  await store.clearSample(chat.sample);
}
