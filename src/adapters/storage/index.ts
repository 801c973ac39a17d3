// The storage account, or the Azurite that stands in for it on one's own machine.
// `openStorage` is for the bot, `joinStorage` for a program that looks on beside it; both give clients of tables and queues.
export { joinStorage } from './joinStorage.ts';
export { openStorage, type Storage } from './openStorage.ts';
