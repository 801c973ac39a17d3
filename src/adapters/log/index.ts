// What is written for whoever runs the bot, without secrets, tokens or whole requests.
// `createLog` makes the one log of the program.
export { createLog } from './createLog.ts';
