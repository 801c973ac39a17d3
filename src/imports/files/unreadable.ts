/** Why nothing of a file can be read. Each has a sentence in the catalogue: `file.unreadable.<reason>`. */
export type UnreadableReason =
  | 'binary'
  | 'empty'
  | 'longRow'
  | 'manyColumns'
  | 'manyRows'
  | 'manyCustomers'
  | 'manyFiles'
  | 'tooLarge'
  | 'cutOff'
  | 'damaged'
  | 'encrypted'
  | 'unknownReport'
  | 'noAssociation'
  | 'noWorkload'
  | 'unclearMonths'
  | 'unclearAmounts';

type Values = Readonly<Record<string, string | number>>;

/** Nothing of the file is taken. */
export class Unreadable extends Error {
  readonly reason: UnreadableReason;
  readonly values: Values;

  constructor(reason: UnreadableReason, values: Values = {}) {
    super(`Unreadable: ${reason}`);
    this.name = 'Unreadable';
    this.reason = reason;
    this.values = values;
  }
}
