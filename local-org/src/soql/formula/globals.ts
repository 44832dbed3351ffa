/**
 * Global variables of formulas: what stands behind `$User.Email` or `$CustomMetadata.Rate__mdt.Gold.Value__c`.
 * https://help.salesforce.com/s/articleView?id=platform.dev_understand_global_variables.htm
 */
import type { FieldType, ObjectType, Schema } from '../../schema/schema.ts';
import { FormulaInvalid, kindOfField } from './kinds.ts';
import type { Kind } from './kinds.ts';

/** Globals that are a record of the running user or of the org, with the object it is one of. */
export const RECORD_GLOBALS: Readonly<Record<string, string>> = {
  $user: 'User',
  $profile: 'Profile',
  $userrole: 'UserRole',
  $organization: 'Organization',
};

/** The kind of a global's value. */
export function globalKind(schema: Schema, names: readonly string[]): Kind {
  const head = names[0]!.toLowerCase();
  const object = RECORD_GLOBALS[head];
  if (object !== undefined) return fieldKind(schema, object, names, names.slice(1));
  switch (head) {
    case '$permission':
      return 'Boolean';
    case '$label':
    case '$api':
      return 'Text';
    case '$system':
      return 'DateTime';
    case '$setup':
      return fieldKind(schema, names[1] ?? '', names, names.slice(2));
    case '$custommetadata':
      return fieldKind(schema, names[1] ?? '', names, names.slice(3));
    case '$recordtype':
      return 'Text';
    case '$objecttype':
      return 'Any';
    default:
      throw new FormulaInvalid(`Not supported by the local org: ${names[0]} in a formula`);
  }
}

function fieldKind(schema: Schema, object: string, names: readonly string[], path: readonly string[]): Kind {
  const type = schema.object(object);
  const field = type === undefined || path.length === 0 ? null : fieldAt(schema, type, path);
  if (field === null) throw new FormulaInvalid(`Field ${names.join('.')} does not exist. Check spelling.`);
  return kindOfField(field);
}

/** The field at the end of a path; the parent of a polymorphic relationship may be named as in `Owner:User.Email`. */
export function fieldAt(schema: Schema, object: ObjectType, names: readonly string[]): FieldType | null {
  if (names.length === 1) return object.fields.get(names[0]!) ?? null;
  const [relationship = '', target] = names[0]!.split(':');
  const reference = object.parentRelationships.get(relationship);
  for (const name of target === undefined ? (reference?.referenceTo ?? []) : [target]) {
    const parent = schema.object(name);
    const found = parent === undefined ? null : fieldAt(schema, parent, names.slice(1));
    if (found !== null) return found;
  }
  return null;
}
