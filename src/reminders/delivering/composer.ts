import type { Temporal } from 'temporal-polyfill';
import type { Address } from '../../partner/address.ts';
import type { Place, Told } from '../../partner/places.ts';
import type { PartnerPage } from '../../partner/store.ts';
import type { Notice } from '../schedule/notice.ts';
import type { Outgoing } from './sender.ts';

export type AddressedPlace = Place & { readonly address: Address };

/** What is to be said; `compact` where the usual card was too large. */
export interface ComposeRequest {
  readonly tenantId: string;
  readonly place: AddressedPlace;
  readonly notice: Notice;
  readonly dueAt: Temporal.Instant;
  readonly now: Temporal.Instant;
  readonly compact: boolean;
  /** False where it has been put off often enough: it comes with what may be told then. */
  readonly mayPutOff: boolean;
  /** As of some seconds ago at the most. */
  readPartner(): Promise<PartnerPage>;
  /** Asks Teams for something when its turn has come; `notAsked` where it must not be asked any more. */
  askTeams<Answer>(ask: () => Promise<Answer>): Promise<Answer | 'notAsked'>;
}

export type Composed =
  | { readonly kind: 'message'; readonly message: Outgoing; readonly told: Told | null }
  /** There is nothing to say any more, or nobody wants it. */
  | { readonly kind: 'nothing'; readonly reason: string }
  /** It cannot be told yet what may be said. */
  | { readonly kind: 'later'; readonly reason: string };

/** Words a notice as it is to be told there and then. */
export type Compose = (request: ComposeRequest) => Promise<Composed>;
