import { createBotbuilderSdk } from '../../../src/adapters/teams/index.ts';
import { describeTeamsContract } from './contract/describeTeamsContract.ts';

describeTeamsContract('botbuilder', createBotbuilderSdk);
