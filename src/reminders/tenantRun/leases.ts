export type Acquired =
  /** `renew` is false when the lease was lost. */
  { readonly kind: 'held'; renew(): Promise<boolean>; release(): Promise<void> } | { readonly kind: 'taken' };

/** What only one instance at a time does. A lease ends by itself when its holder dies. */
export interface Leases {
  readonly termMs: number;
  acquire(name: string): Promise<Acquired>;
}
