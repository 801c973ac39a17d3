import { applyChange } from '../../partner/change.ts';
import { EMPTY_RECORD, type PartnerRecord } from '../../partner/record.ts';
import { CONTOSO, createSample } from '../../partner/sample.ts';
import type { Operation, PartnerKey, PartnerStore } from '../../partner/store.ts';

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

/** Starts this chat's sample afresh. What is said here is then about Contoso until "sample off". */
export async function enterSample(
  store: PartnerStore,
  chat: SampleChat,
  operation: Operation,
  day: string,
): Promise<PartnerRecord> {
  await store.clearSample(chat.sample);
  const change = createSample(day);
  // By nobody: what the sample begins with is not for undo.
  await store.change(chat.sample, { ...operation, by: CONTOSO }, () => ({ kind: 'change', change, outcome: null }));
  await store.setMark(chat.real, chat.mark);
  return applyChange(EMPTY_RECORD, change);
}

export async function leaveSample(store: PartnerStore, chat: SampleChat): Promise<void> {
  await store.clearMark(chat.real, chat.mark);
  await store.clearSample(chat.sample);
}
