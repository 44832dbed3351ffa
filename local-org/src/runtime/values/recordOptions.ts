/** DML options that single records carry: those given to `setOptions`, and those of the DML call under way. */
const OPTIONS = new WeakMap<object, RecordOptions>();

/** What the save order asks of them. */
export interface RecordOptions {
  /** Texts that are too long are cut instead of refused. */
  readonly allowFieldTruncation: boolean | null;
}

/** The options of a record; null where it has none. */
export function optionsOf(record: object): RecordOptions | null {
  return OPTIONS.get(record) ?? null;
}

/** `SObject.setOptions` */
export function setOptionsOf(record: object, options: RecordOptions | null): void {
  if (options === null) OPTIONS.delete(record);
  else OPTIONS.set(record, options);
}
