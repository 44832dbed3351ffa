/**
 * Reads the four CSV files of a B2B sales pipeline (accounts, products, sales teams, opportunities) as they come: checks that every column is
 * there, cleans what can be cleaned by a stated rule, and lists what it cleaned and what it could not use. Nothing is dropped silently.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** A wrong input, in words for the person who gave it. */
export class CrmInputError extends Error {}

/** One finding about one row: `file`, `row` (1 = first data row) and a sentence. */
export interface Finding {
  readonly file: string;
  readonly row: number;
  readonly text: string;
}

/** An account of the customer. `parent` names another account of the same file. */
export interface CrmAccount {
  readonly name: string;
  readonly sector: string;
  readonly yearEstablished: string;
  /** Millions of US dollars with two decimals, as a decimal string. */
  readonly revenueMillions: string;
  readonly employees: number;
  readonly country: string;
  readonly parent: string | null;
}

/** A product with its list price in whole US dollars. */
export interface CrmProduct {
  readonly name: string;
  readonly series: string;
  readonly listPrice: number;
}

/** A sales agent with manager and regional office. */
export interface CrmAgent {
  readonly name: string;
  readonly manager: string;
  readonly region: string;
}

/** The stages the pipeline knows. */
export type CrmStage = 'Prospecting' | 'Engaging' | 'Won' | 'Lost';

/** One opportunity. Dates are `yyyy-mm-dd`; value in whole US dollars, null while the deal is open. */
export interface CrmDeal {
  readonly id: string;
  readonly agent: string;
  readonly product: string;
  readonly account: string | null;
  readonly stage: CrmStage;
  readonly engagedOn: string | null;
  readonly closedOn: string | null;
  readonly value: number | null;
}

/** Everything read, what was adjusted by rule, and the rows that cannot be loaded. */
export interface Crm {
  readonly accounts: readonly CrmAccount[];
  readonly products: readonly CrmProduct[];
  readonly agents: readonly CrmAgent[];
  readonly deals: readonly CrmDeal[];
  readonly adjusted: readonly Finding[];
  readonly notLoadable: readonly Finding[];
}

const COLUMNS = {
  'accounts.csv': ['account', 'sector', 'year_established', 'revenue', 'employees', 'office_location', 'subsidiary_of'],
  'products.csv': ['product', 'series', 'sales_price'],
  'sales_teams.csv': ['sales_agent', 'manager', 'regional_office'],
  'sales_pipeline.csv': [
    'opportunity_id',
    'sales_agent',
    'product',
    'account',
    'deal_stage',
    'engage_date',
    'close_date',
    'close_value',
  ],
} as const;

type FileName = keyof typeof COLUMNS;
type Row = Record<string, string>;

const KNOWN_MISSPELLINGS: Record<string, string> = { technolgy: 'technology' };
const STAGES: ReadonlySet<string> = new Set(['Prospecting', 'Engaging', 'Won', 'Lost']);

/** Reads the folder. Throws {@link CrmInputError} when a file or a column is missing; then nothing has been loaded. */
export function readCrm(folder: string): Crm {
  const tables = readTables(folder);
  const adjusted: Finding[] = [];
  const notLoadable: Finding[] = [];
  const products = tables['products.csv'].map((row) => readProduct(row));
  const agents = tables['sales_teams.csv'].map(readAgent);
  const accounts = tables['accounts.csv'].map((row, index) => readAccount(row, index, adjusted));
  const known = {
    products: new Map(products.map((product) => [squeeze(product.name), product.name])),
    agents: new Set(agents.map((agent) => agent.name)),
    accounts: new Set(accounts.map((account) => account.name)),
    ids: new Set<string>(),
  };
  const deals: CrmDeal[] = [];
  tables['sales_pipeline.csv'].forEach((row, index) => {
    const deal = readDeal(row, index + 1, known, adjusted, notLoadable);
    if (deal) deals.push(deal);
  });
  return { accounts, products, agents, deals, adjusted, notLoadable };
}

function readTables(folder: string): Record<FileName, Row[]> {
  const tables = {} as Record<FileName, Row[]>;
  for (const file of Object.keys(COLUMNS) as FileName[]) tables[file] = readTable(folder, file);
  return tables;
}

function readTable(folder: string, file: FileName): Row[] {
  const path = join(folder, file);
  if (!existsSync(path)) throw new CrmInputError(`The file ${file} is not in ${folder}. Nothing was loaded.`);
  const [header = [], ...cells]: string[][] = parse(readFileSync(path), {
    bom: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
  });
  const missing = COLUMNS[file].filter((column) => !header.includes(column));
  if (missing.length > 0) {
    const noun = missing.length === 1 ? 'column' : 'columns';
    throw new CrmInputError(
      `${file} has no ${noun} ${missing.map((name) => `"${name}"`).join(', ')}; it has ${header.join(', ') || 'no header'}. Nothing was loaded.`,
    );
  }
  return cells.map((row) => Object.fromEntries(row.map((cell, index) => [header[index] ?? '', cell])));
}

function readProduct(row: Row): CrmProduct {
  return { name: row['product'] ?? '', series: row['series'] ?? '', listPrice: Number(row['sales_price']) };
}

function readAgent(row: Row): CrmAgent {
  return { name: row['sales_agent'] ?? '', manager: row['manager'] ?? '', region: row['regional_office'] ?? '' };
}

function readAccount(row: Row, index: number, adjusted: Finding[]): CrmAccount {
  const sector = row['sector'] ?? '';
  const corrected = KNOWN_MISSPELLINGS[sector] ?? sector;
  if (corrected !== sector) {
    adjusted.push({
      file: 'accounts.csv',
      row: index + 1,
      text: `sector "${sector}" is spelt "${corrected}"`,
    });
  }
  return {
    name: row['account'] ?? '',
    sector: corrected,
    yearEstablished: row['year_established'] ?? '',
    revenueMillions: row['revenue'] ?? '0',
    employees: Number(row['employees']),
    country: row['office_location'] ?? '',
    parent: row['subsidiary_of'] || null,
  };
}

interface Known {
  readonly products: ReadonlyMap<string, string>;
  readonly agents: ReadonlySet<string>;
  readonly accounts: ReadonlySet<string>;
  readonly ids: Set<string>;
}

function readDeal(row: Row, number: number, known: Known, adjusted: Finding[], refused: Finding[]): CrmDeal | null {
  const file = 'sales_pipeline.csv';
  const id = row['opportunity_id'] ?? '';
  const product = known.products.get(squeeze(row['product'] ?? ''));
  const closedOn = readDate(row['close_date'] ?? '');
  const engagedOn = readDate(row['engage_date'] ?? '');
  const problem = dealProblem(row, known, product, closedOn, engagedOn);
  if (problem) {
    refused.push({ file, row: number, text: `${id || 'a row without opportunity_id'}: ${problem}` });
    return null;
  }
  known.ids.add(id);
  if (product !== row['product']) {
    adjusted.push({ file, row: number, text: `product "${row['product']}" is the price list's "${product}"` });
  }
  if (!row['account']) adjusted.push({ file, row: number, text: `${id} has no account and is loaded without one` });
  if (!row['close_date']) {
    adjusted.push({ file, row: number, text: `${id} is open without a close date; it gets the last day of the data` });
  }
  return {
    id,
    agent: row['sales_agent'] ?? '',
    product: product ?? '',
    account: row['account'] || null,
    stage: row['deal_stage'] as CrmStage,
    engagedOn: engagedOn === 'bad' ? null : engagedOn,
    closedOn: closedOn === 'bad' ? null : closedOn,
    value: row['close_value'] ? Number(row['close_value']) : null,
  };
}

function dealProblem(
  row: Row,
  known: Known,
  product: string | undefined,
  closedOn: string | null,
  engagedOn: string | null,
): string | null {
  const id = row['opportunity_id'] ?? '';
  if (!id) return 'the opportunity_id is empty';
  if (known.ids.has(id)) return 'the opportunity_id stands in an earlier row too';
  if (!known.agents.has(row['sales_agent'] ?? ''))
    return `sales agent "${row['sales_agent']}" is not in sales_teams.csv`;
  if (!product) return `product "${row['product']}" is not in products.csv`;
  if (row['account'] && !known.accounts.has(row['account']))
    return `account "${row['account']}" is not in accounts.csv`;
  if (!STAGES.has(row['deal_stage'] ?? ''))
    return `deal_stage "${row['deal_stage']}" is none of ${[...STAGES].join(', ')}`;
  if (closedOn === 'bad') return `close_date "${row['close_date']}" is not a date as DD-MM-YY`;
  if (engagedOn === 'bad') return `engage_date "${row['engage_date']}" is not a date as DD-MM-YY`;
  if (row['close_value'] && !/^\d+$/.test(row['close_value']))
    return `close_value "${row['close_value']}" is not a whole number`;
  const closed = row['deal_stage'] === 'Won' || row['deal_stage'] === 'Lost';
  if (closed && !closedOn) return 'the deal is closed but has no close_date';
  if (row['deal_stage'] === 'Won' && !row['close_value']) return 'the deal is won but has no close_value';
  return null;
}

/** `DD-MM-YY` of this century to `yyyy-mm-dd`; null when empty; 'bad' when it is no such date. */
function readDate(text: string): string | null {
  if (!text) return null;
  const match = /^(\d{2})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return 'bad';
  const iso = `20${match[3]}-${match[2]}-${match[1]}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? 'bad' : iso;
}

function squeeze(name: string): string {
  return name.replace(/\s+/g, '').toLowerCase();
}
