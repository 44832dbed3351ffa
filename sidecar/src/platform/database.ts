/** Something SQL can be sent to: a database or an open transaction. */
export interface Sql {
  query<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Runs a text of several statements without parameters. */
  script(text: string): Promise<void>;
}

/** The durable store. Two engines implement it: embedded PGlite and a PostgreSQL server. */
export interface Database extends Sql {
  readonly engine: 'pglite' | 'postgres';
  /** Runs the work in one transaction: committed when it resolves, rolled back when it throws. */
  transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
