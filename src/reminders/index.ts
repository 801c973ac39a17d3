/**
 * What the bot says by itself, for all tenants: reminders, warnings and what was planned for somebody. Build the parts
 * that `startEngine` asks for and start it once in each instance; whoever changes a reminder adds its `nextDue` to the
 * index first. Inside, `engine` finds what is due and takes work up, `delivering` brings one notice to one place,
 * `tenantRun` keeps to Teams' limits, `losses` looks for what to warn of, and `schedule` says when.
 */
export type { Composed, ComposeRequest } from './delivering/composer.ts';
export type { Deliveries, StoredDelivery } from './delivering/deliveries.ts';
export { DELIVERY_STATES, type Delivery, isOver } from './delivering/delivery.ts';
export type { Pause, Pauses } from './delivering/pauses.ts';
export type { Outcome, Sender } from './delivering/sender.ts';
export { type RunSummary, summariseRuns } from './delivering/summariseRuns.ts';
export { type Engine, startEngine } from './engine/engine.ts';
export type { Taken, Work, WorkQueue } from './engine/workQueue.ts';
export { type ClosingArea, findClosingAreas } from './losses/findClosingAreas.ts';
export { findLosses, type Loss } from './losses/findLosses.ts';
export { nextLossWatch, watchForLosses } from './losses/watchForLosses.ts';
export type { Due, DueIndex } from './schedule/due.ts';
export { nextDue } from './schedule/nextDue.ts';
export { type Notice, noticeKey, WARNING_DAYS } from './schedule/notice.ts';
export { nextOccasion } from './schedule/occasions.ts';
export type { Acquired, Leases } from './tenantRun/leases.ts';
