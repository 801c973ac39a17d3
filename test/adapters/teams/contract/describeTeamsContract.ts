import { describe } from 'vitest';
import type { CreateSdk } from './createSdk.ts';
import { describeFailures } from './failures.ts';
import { describeMessages } from './messages.ts';
import { describeOffers } from './offers.ts';
import { describePeople } from './people.ts';
import { describePresses } from './presses.ts';
import { describePutOff } from './putOff.ts';
import { describeReaders } from './readers.ts';
import { describeSending } from './sending.ts';
import { describeSignIn } from './signIn.ts';
import { describeTokens } from './tokens.ts';

/**
 * What src/adapters/teams/port.ts and sdk.ts promise, over HTTP on loopback: Teams' tokens and activities come in, and
 * what the SDK calls is looked at where it arrives. A new SDK is held to it by a test file of one call.
 */
export function describeTeamsContract(name: string, createSdk: CreateSdk): void {
  describe(`Teams by ${name}`, () => {
    describeTokens(createSdk);
    describeMessages(createSdk);
    describePresses(createSdk);
    describeFailures(createSdk);
    describePeople(createSdk);
    describeOffers(createSdk);
    describePutOff(createSdk);
    describeSending(createSdk);
    describeSignIn(createSdk);
    describeReaders(createSdk);
  });
}
