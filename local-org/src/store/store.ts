/**
 * The SQLite file of an org: tables from the schema, ids, transactions and savepoints. Everything is synchronous; one
 * transaction at a time.
 */
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import { keyPrefix } from '../schema/buildSchema.ts';
import type { KeyPrefixes } from '../schema/buildSchema.ts';
import type { Schema } from '../schema/schema.ts';
import { Counters } from './counters.ts';
import { createBookkeeping, migrateTables } from './ddl.ts';
import { syncEntityDefinitions } from './entityDefinitions.ts';
import { ObjectTable } from './objectTable.ts';

/** Share rows of custom objects have one prefix between them. */
const SHARE_PREFIX = '02c';

const KEPT_STATEMENTS = 2000;

/** What formulas ask that is not in the tables. */
export interface FormulaFacts {
  label(name: string): string | null;
  hasPermission(userId: string, name: string): boolean;
}

/** An open database. */
export class Store {
  readonly db: DatabaseSync;
  readonly counters: Counters;
  #schema: Schema;
  readonly #statements = new Map<string, StatementSync>();
  readonly #tables = new Map<string, ObjectTable>();
  /** Scratch space for facts read from rarely changed tables; emptied whenever the schema or setup rows change. */
  readonly memo = new Map<string, unknown>();
  /** Filled by the org that holds the store. */
  formulaFacts: FormulaFacts = { label: () => null, hasPermission: () => false };
  #savepoints = 0;
  #version = 0;

  private constructor(db: DatabaseSync, schema: Schema) {
    this.db = db;
    this.#schema = schema;
    this.counters = new Counters(db);
  }

  /** Opens or creates the file (`:memory:` for none); `schemaFor` gets the key prefixes the file already gave out. */
  static open(file: string, schemaFor: (prefixes: KeyPrefixes) => Schema): Store {
    const db = new DatabaseSync(file);
    db.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA busy_timeout = 2000',
    );
    createBookkeeping(db);
    const store = new Store(db, schemaFor(storedPrefixes(db)));
    store.migrate(store.schema);
    return store;
  }

  get schema(): Schema {
    return this.#schema;
  }

  /** Changes with every migration; what was compiled for an older version is to be compiled again. */
  get version(): number {
    return this.#version;
  }

  /** Key prefixes of custom objects, kept in the file. */
  get keyPrefixes(): KeyPrefixes {
    return storedPrefixes(this.db);
  }

  /** Takes the tables to another schema, inside the open transaction or in one of its own. */
  migrate(schema: Schema): void {
    const own = !this.db.isTransaction;
    const before = this.#schema;
    if (own) this.begin();
    try {
      migrateTables(this.db, schema);
      this.useSchema(schema);
      syncEntityDefinitions(this);
    } catch (error) {
      if (own) this.rollback();
      this.useSchema(before);
      throw error;
    }
    if (own) this.commit();
  }

  /** Goes back to an earlier schema after a migration was rolled back. */
  useSchema(schema: Schema): void {
    this.#schema = schema;
    this.#statements.clear();
    this.#tables.clear();
    this.memo.clear();
    this.#version++;
  }

  /** A prepared statement; the same text gives the same statement. Integers are read as bigint, rows as arrays. */
  prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      if (this.#statements.size >= KEPT_STATEMENTS) this.#statements.clear();
      statement = this.db.prepare(sql);
      statement.setReadBigInts(true);
      statement.setReturnArrays(true);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** The rows of one object. */
  table(objectName: string): ObjectTable {
    let table = this.#tables.get(objectName);
    if (table === undefined) {
      const object = this.#schema.object(objectName);
      if (object === undefined) throw new Error(`no such object: ${objectName}`);
      table = new ObjectTable(this, object);
      this.#tables.set(objectName, table);
    }
    return table;
  }

  newId(objectName: string): string {
    const prefix = this.#schema.object(objectName)?.keyPrefix ?? SHARE_PREFIX;
    return this.counters.nextId(prefix);
  }

  get inTransaction(): boolean {
    return this.db.isTransaction;
  }

  begin(): void {
    this.db.exec('BEGIN IMMEDIATE');
  }

  commit(): void {
    this.counters.save();
    this.db.exec('COMMIT');
  }

  rollback(): void {
    if (this.db.isTransaction) this.db.exec('ROLLBACK');
  }

  /** Runs work in a transaction: committed when it returns, rolled back when it throws. */
  transaction<T>(work: () => T): T {
    this.begin();
    try {
      const result = work();
      this.commit();
      return result;
    } catch (error) {
      this.rollback();
      throw error;
    }
  }

  /** Marks a point to go back to. */
  savepoint(): string {
    const name = `s${++this.#savepoints}`;
    this.db.exec(`SAVEPOINT ${name}`);
    return name;
  }

  /** Undoes everything since the savepoint, which stays. */
  rollbackTo(savepoint: string): void {
    this.db.exec(`ROLLBACK TO ${savepoint}`);
  }

  /** Forgets a savepoint, keeping the work. */
  release(savepoint: string): void {
    this.db.exec(`RELEASE ${savepoint}`);
  }

  close(): void {
    this.db.close();
  }
}

/** Prefixes as the file remembers them; unknown objects get the next free one, written at once. */
function storedPrefixes(db: DatabaseSync): KeyPrefixes {
  return (name, kind) => {
    const row = db.prepare('SELECT prefix FROM _prefix WHERE object = ?').get(name);
    if (row !== undefined) return String(row['prefix']);
    const letter = kind === 'customMetadata' ? 'm' : kind === 'platformEvent' ? 'e' : 'a';
    const taken = db.prepare('SELECT count(*) AS n FROM _prefix WHERE prefix LIKE ?').get(`${letter}%`);
    const prefix = keyPrefix(letter, Number(taken!['n']));
    db.prepare('INSERT INTO _prefix VALUES (?, ?)').run(name, prefix);
    return prefix;
  };
}
