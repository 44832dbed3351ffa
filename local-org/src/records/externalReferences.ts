/**
 * `new Contact(Account = new Account(Key__c = 'x'))`: parents named by an external id.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_nested_object.htm
 */
import { SObject } from '../runtime/values/sObject.ts';
import type { ObjectType } from '../schema/schema.ts';
import type { SaveContext } from './context.ts';
import type { Row } from './row.ts';
import { fail } from './row.ts';

/** Puts the ids of parents that are named by an external id into the lookup fields of the input. */
export function resolveExternalReferences(context: SaveContext, object: ObjectType, rows: readonly Row[]): void {
  for (const row of rows) {
    for (const [name, value] of row.input.fields) {
      if (!(value instanceof SObject) || value.id !== null || value.queriedFields !== null) continue;
      const reference = object.parentRelationships.get(name);
      if (reference === undefined) continue;
      const id = find(context, row, value);
      if (id !== null) row.input.fields.set(reference.apiName.toLowerCase(), id);
    }
  }
}

function find(context: SaveContext, row: Row, parent: SObject): string | null {
  for (const [key, value] of parent.scalars()) {
    const field = parent.type.fields.get(key);
    if (!field || (!field.idLookup && !field.externalId)) continue;
    const found = [...context.store.table(parent.type.apiName).loadWhere(field.apiName, [value]).keys()];
    if (found.length === 1) return found[0]!;
    const message = `Foreign key external ID: ${String(value)} not found for field ${field.apiName} in entity ${parent.type.apiName}`;
    fail(row, 'INVALID_FIELD', message);
    return null;
  }
  return null;
}
