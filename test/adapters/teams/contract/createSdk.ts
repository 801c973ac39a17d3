import type { Registration, TeamsSdk } from '../../../../src/adapters/teams/sdk.ts';

export type CreateSdk = (registration: Registration) => TeamsSdk;
