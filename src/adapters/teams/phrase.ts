/** Words one of the few sentences that come from this room itself, in the language of an activity's locale. */
export type Phrase = (
  locale: string | null | undefined,
  key: 'edge.failed' | 'edge.gaveUp' | 'edge.brokenPress' | 'edge.deadButton',
  values?: Readonly<Record<string, string>>,
) => string;
