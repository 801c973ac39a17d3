// Microsoft Teams: what was said there becomes `Said` and `Turn`, and answers and reminders become activities.
// Make one SDK and give it to both, `createTeamsBot` for answering and `createSender` for what is said unasked; see port.ts.
export { createBotbuilderSdk } from './botbuilder/createBotbuilderSdk.ts';
export { createSender } from './createSender.ts';
export { createTeamsBot } from './createTeamsBot.ts';
