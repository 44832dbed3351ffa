/** Writes that must be refused, and how a refusal for want of a right is told from any other failure. */
import assert from 'node:assert/strict';
import type { Connection } from 'jsforce';
import { rows } from './sampleOrg.ts';

/** Id of the connection's user. */
export async function userId(connection: Connection): Promise<string> {
  return (await connection.identity()).user_id;
}

/** Id of one record the connection sees, if any. */
export async function visible(connection: Connection, object: string): Promise<string[]> {
  try {
    return (await rows<{ Id: string }>(connection, `SELECT Id FROM ${object} LIMIT 1`)).map((row) => row.Id);
  } catch {
    return [];
  }
}

/** How the org and the package's own guards say no to a person; anything else would be another mistake in the request. */
export const REFUSAL =
  /INSUFFICIENT_ACCESS|CANNOT_INSERT_UPDATE|INVALID_FIELD_FOR_INSERT_UPDATE|INVALID_TYPE|INVALID_FIELD|NOT_FOUND|FIELD_CUSTOM_VALIDATION|INSUFFICIENT_ACCESS_ON_CROSS/;

/** The write fails for want of a right, whether the org says so by an error or in its results. */
export async function refused(
  what: string,
  by: Connection,
  operation: 'create' | 'update' | 'destroy',
  object: string,
  argument: Record<string, unknown> | string,
): Promise<void> {
  let answer: string;
  try {
    const saved = await (by.sobject(object)[operation] as (value: unknown) => Promise<{ success: boolean }>)(argument);
    assert.equal(saved.success, false, what);
    answer = JSON.stringify(saved);
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    answer = `${(error as { errorCode?: string }).errorCode ?? ''} ${(error as Error).message}`;
  }
  assert.match(answer, REFUSAL, what);
}

/** A record somebody might try to forge. */
export function newRecord(object: string): Record<string, unknown> {
  switch (object) {
    case 'LedgerEntry__c':
      return { PostingKey__c: 'forged', Kind__c: 'Adjustment', Amount__c: 1000, CurrencyCode__c: 'USD' };
    case 'Standing__c':
      return { Key__c: 'forged', BoardKey__c: 'won-amount', Value__c: 1, Rank__c: 1 };
    case 'BadgeAward__c':
      return { Key__c: 'forged', BadgeKey__c: 'fast-start' };
    case 'ProgramVersion__c':
      return { Number__c: 99, Definition__c: '{}', Sha256__c: 'x', EffectiveFrom__c: '2026-01-01' };
    case 'IncentiveEvent__c':
      return { Key__c: 'forged', Status__c: 'Pending', EventKey__c: 'won-deal' };
    case 'Payout__c':
      return { RequestKey__c: 'forged', Amount__c: 10, CurrencyCode__c: 'USD', Status__c: 'Approved' };
    default:
      return { Name: 'forged', Key__c: 'forged', Provider__c: 'sandbox', Sku__c: 'x', CurrencyCode__c: 'USD' };
  }
}

/** What somebody might try to change in a record. */
export function change(object: string): Record<string, unknown> {
  switch (object) {
    case 'LedgerEntry__c':
      return { Amount__c: 1000 };
    case 'Standing__c':
      return { Rank__c: 1 };
    case 'BadgeAward__c':
      return { Revoked__c: true };
    case 'ProgramVersion__c':
      return { Definition__c: '{}' };
    default:
      return { Status__c: 'Parked' };
  }
}
