/**
 * `Schema.SObjectType`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_SObjectType.htm
 */
import { randomUUID } from 'node:crypto';
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import type { FieldType } from '../../schema/schema.ts';
import { decimal } from '../../runtime/values/decimal.ts';
import { fieldValue } from '../../runtime/values/fieldValues.ts';
import { DescribeSObject } from '../../runtime/values/schemaTokens.ts';
import type { SObjectTypeToken } from '../../runtime/values/schemaTokens.ts';
import { SObject } from '../../runtime/values/sObject.ts';

function newSObject(self: SObjectTypeToken, id: string | null, withDefaults: boolean): SObject {
  const record = new SObject(self.objectType);
  if (id !== null) record.id = id;
  if (withDefaults) for (const field of self.objectType.fields.values()) setDefault(record, field);
  if (withDefaults && self.objectType.kind === 'platformEvent') record.set('eventuuid', randomUUID());
  return record;
}

/** The default value of a field, where it is a plain value; formulas are worked out by the save. */
function setDefault(record: SObject, field: FieldType): void {
  if (!field.createable) return;
  const value = field.picklist ? defaultChoice(field) : plainDefault(field);
  if (value !== null) record.set(field.apiName.toLowerCase(), fieldValue(field, value));
}

function defaultChoice(field: FieldType): string | null {
  return field.picklist?.values.find((choice) => choice.isDefault && choice.active)?.value ?? null;
}

function plainDefault(field: FieldType): unknown {
  const text = field.defaultValue?.trim() ?? '';
  if (field.apexType === 'Boolean') return text.toLowerCase() === 'true';
  const quoted = /^"([^"]*)"$|^'([^']*)'$/.exec(text);
  if (quoted) return quoted[1] ?? quoted[2] ?? '';
  return /^-?\d+(\.\d+)?$/.test(text) ? decimal(text) : null;
}

export const behaviour: LibraryType = {
  getDescribe: (_env, self: SObjectTypeToken) => new DescribeSObject(self.objectType),
  'newSObject/0': (_env, self: SObjectTypeToken) => newSObject(self, null, false),
  'newSObject/1': (_env, self: SObjectTypeToken, id: string | null) => newSObject(self, id, false),
  'newSObject/2': (_env, self: SObjectTypeToken, id: string | null, withDefaults: boolean) =>
    newSObject(self, id, withDefaults),
  toString: (_env: Env, self: SObjectTypeToken) => self.objectType.apiName,
};
