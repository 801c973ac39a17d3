/**
 * Stands in for `adaptivecards/src/schema`, which adaptivecards-templating's types import: that is TypeScript source,
 * and the compiler would hold the whole of adaptivecards to this project's rules.
 */
export type IAdaptiveCard = Readonly<Record<string, unknown>>;
