/** Says one of the few sentences that come from the edge itself, in the language of an activity's locale. */
export type Tell = (
  locale: string | null | undefined,
  key: 'edge.failed' | 'edge.brokenPress' | 'edge.deadButton',
  values?: Readonly<Record<string, string>>,
) => string;
