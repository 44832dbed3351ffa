/**
 * `Database.getUpdated` and `Database.getDeleted`: what changed in a span of time.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database.htm
 */
import type { Env } from '../../abi/env.ts';
import type { ApexDatetime } from '../../runtime/values/apexDate.ts';
import { ApexDate } from '../../runtime/values/apexDate.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import type { SObject } from '../../runtime/values/sObject.ts';
import { PropertyBag } from './propertyBag.ts';

const DAY = 86_400_000;

function rowsBetween(env: Env, object: string, from: ApexDatetime, to: ApexDatetime, deleted: boolean): SObject[] {
  if (env.ports.schema.objectType(object) === null) {
    throw apexError('System.InvalidParameterValueException', `Invalid sobject type: ${object}`);
  }
  env.usage.count('Queries');
  const binds = new Map<string, unknown>([
    ['from', env.ops.nonNull(from)],
    ['to', env.ops.nonNull(to)],
  ]);
  const span = 'SystemModstamp >= :from AND SystemModstamp <= :to';
  const where = deleted ? `IsDeleted = true AND ${span} ALL ROWS` : span;
  const access = { mode: env.callerMode, sharing: env.callerMode === 'user' ? 'with' : env.sharing } as const;
  const { rows } = env.ports.query.runText(`SELECT Id, SystemModstamp FROM ${object} WHERE ${where}`, binds, access);
  return rows as SObject[];
}

const dateOf = (ms: number): ApexDate => new ApexDate(Math.floor(ms / DAY));

export function getUpdated(env: Env, object: string, from: ApexDatetime, to: ApexDatetime): PropertyBag {
  const rows = rowsBetween(env, object, from, to, false);
  return new PropertyBag('Database.GetUpdatedResult', {
    Ids: new ApexList(
      env.type('List<Id>'),
      rows.map((row) => row.id),
    ),
    LatestDateCovered: dateOf(to.ms),
  });
}

export function getDeleted(env: Env, object: string, from: ApexDatetime, to: ApexDatetime): PropertyBag {
  const records = rowsBetween(env, object, from, to, true).map((row) => {
    const moment = row.fields.get('systemmodstamp') as ApexDatetime;
    return new PropertyBag('Database.DeletedRecord', { Id: row.id, DeletedDate: dateOf(moment.ms) });
  });
  return new PropertyBag('Database.GetDeletedResult', {
    DeletedRecords: new ApexList(env.type('List<Database.DeletedRecord>'), records),
    EarliestDateAvailable: dateOf(from.ms),
    LatestDateCovered: dateOf(to.ms),
  });
}
