/** What emitted code does with sObjects: construction, members, errors, tokens, custom metadata and settings. */
import type { Env } from '../abi/env.ts';
import type { Ports } from '../abi/ports.ts';
import { UnsupportedError } from '../base/unsupportedError.ts';
import type { FieldSet, ObjectType } from '../schema/schema.ts';
import { nonNull } from './operators.ts';
import { ApexDouble } from './values/apexDouble.ts';
import { ApexException, apexError } from './values/apexException.ts';
import { ApexMap } from './values/collections.ts';
import { decimalOf, isDecimal } from './values/decimal.ts';
import {
  DescribeField,
  DescribeSObject,
  FieldSetToken,
  SObjectFieldToken,
  SObjectTypeToken,
} from './values/schemaTokens.ts';
import { SObject } from './values/sObject.ts';

/** The part of Env that concerns sObjects. */
export class RecordMembers {
  readonly #env: Env;
  readonly #ports: Ports;
  readonly #objects = new Map<string, ObjectType>();

  constructor(env: Env, ports: Ports) {
    this.#env = env;
    this.#ports = ports;
  }

  /** Forgets what was looked up in the schema; a deploy may have changed it. */
  forgetSchema(): void {
    this.#objects.clear();
  }

  /** The object type of a name in any case, or null. */
  findObject(name: string): ObjectType | null {
    const known = this.#objects.get(name);
    if (known) return known;
    const found = this.#ports.schema.objectType(name) as ObjectType | null;
    if (found?.apiName === name) this.#objects.set(name, found);
    return found;
  }

  objectOf(name: string): ObjectType {
    const object = this.findObject(name);
    if (!object) throw new UnsupportedError(`object ${name}`, 'it is not in the schema');
    return object;
  }

  newSObject(objectName: string, fields: [string, unknown][]): SObject {
    const record = new SObject(this.objectOf(objectName));
    for (const [name, value] of fields) this.setField(record, name.toLowerCase(), value);
    return record;
  }

  /** Null for null: emitted code hands over null only where a relationship was read, which is navigated without an exception. */
  getField(record: unknown, field: string): unknown {
    return (record as SObject | null)?.get(field) ?? null;
  }

  /** Whole numbers become what the field holds; everything else was converted when compiling. */
  setField(target: unknown, field: string, value: unknown): unknown {
    const record = nonNull(target as SObject | null);
    record.set(field, isNumeric(value) ? numberFor(record, field, value) : value);
    return value;
  }

  getParent(record: unknown, relationship: string): unknown {
    return (record as SObject | null)?.getParent(relationship) ?? null;
  }

  setParent(record: unknown, relationship: string, value: unknown): unknown {
    nonNull(record as SObject | null).set(relationship, value);
    return value;
  }

  getChildren(record: unknown, relationship: string): unknown {
    return (record as SObject | null)?.getChildren(relationship) ?? null;
  }

  /** `record.addError(text | exception[, escape])`, with a field in front when it belongs to one. */
  addFieldError(target: unknown, field: string, args: readonly unknown[]): void {
    const record = nonNull(target as SObject | null);
    const name = record.type.fields.get(field)?.apiName ?? field;
    record.addError(errorText(args[0]), [name]);
  }

  sobjectType(objectName: string): SObjectTypeToken {
    return new SObjectTypeToken(this.objectOf(objectName));
  }

  sobjectField(objectName: string, field: string): SObjectFieldToken {
    const object = this.objectOf(objectName);
    const type = object.fields.get(field);
    if (!type) throw new UnsupportedError(`field ${objectName}.${field}`, 'it is not in the schema');
    return new SObjectFieldToken(object, type);
  }

  describeSObject(objectName: string): DescribeSObject {
    return new DescribeSObject(this.objectOf(objectName));
  }

  describeField(objectName: string, field: string): DescribeField {
    const token = this.sobjectField(objectName, field);
    return new DescribeField(token.objectType, token.field);
  }

  fieldSet(objectName: string, name: string): FieldSetToken {
    const found = this.#ports.schema.fieldSet(objectName, name) as FieldSet | null;
    if (!found) throw new UnsupportedError(`field set ${objectName}.${name}`, 'it is not in the schema');
    return new FieldSetToken(this.objectOf(objectName), found);
  }

  /** `getAll`, `getInstance`, `getValues`, `getOrgDefaults` of custom metadata types and custom settings. */
  sobjectStatic(objectName: string, method: string, args: readonly unknown[]): unknown {
    const object = this.objectOf(objectName);
    if (object.kind === 'customMetadata') return this.#customMetadata(object, method.toLowerCase(), args);
    return this.#customSetting(object, method.toLowerCase(), args);
  }

  #customMetadata(object: ObjectType, method: string, args: readonly unknown[]): unknown {
    const rows = this.#ports.schema.customMetadata(object.apiName);
    if (method === 'getall') {
      const type = this.#env.type(`Map<String,${object.apiName}>`);
      return new ApexMap(
        type,
        [...rows].map(([name, row]): [string, unknown] => [name, copyOf(row)]),
      );
    }
    if (method !== 'getinstance') throw new UnsupportedError(`${object.apiName}.${method}`, 'custom metadata types');
    const wanted = String(args[0]).toLowerCase();
    for (const [name, row] of rows) {
      const record = row as SObject;
      if (name.toLowerCase() === wanted || String(record.peek('qualifiedapiname')).toLowerCase() === wanted)
        return copyOf(row);
      if (record.id !== null && record.id === args[0]) return copyOf(row);
    }
    return null;
  }

  /** Hierarchy settings: the user's row, else the profile's, else the organisation's. */
  #customSetting(object: ObjectType, method: string, args: readonly unknown[]): unknown {
    const { session, schema } = this.#ports;
    const row = (owner: string): unknown => copyOf(schema.customSetting(object.apiName, owner));
    const orgRow = (): unknown => row(session.organizationId);
    const empty = (): SObject => new SObject(object);
    if (method === 'getorgdefaults') return orgRow() ?? empty();
    if (object.customSettingsType !== 'Hierarchy')
      throw new UnsupportedError(`${object.apiName}.${method}`, 'list settings');
    const owner = args.length > 0 ? String(args[0]) : session.userId;
    if (method === 'getvalues') return row(owner);
    if (method !== 'getinstance') throw new UnsupportedError(`${object.apiName}.${method}`, 'custom settings');
    const profile = session.userFact('ProfileId');
    return row(owner) ?? (profile === null ? null : row(profile)) ?? orgRow() ?? empty();
  }
}

/** Rows of custom metadata belong to everybody: code gets its own copies. */
function copyOf(row: unknown): unknown {
  return row instanceof SObject ? row.snapshot() : null;
}

function isNumeric(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof ApexDouble;
}

function numberFor(record: SObject, field: string, value: unknown): unknown {
  const apexType = record.type.fields.get(field)?.apexType;
  if (apexType === 'Decimal' && !isDecimal(value)) return decimalOf(value);
  return value;
}

/** The text of an `addError` argument: a text, or the message of an exception. */
export function errorText(value: unknown): string {
  if (value instanceof ApexException) return value.text;
  if (value === null || value === undefined) throw apexError('System.NullPointerException', 'Argument cannot be null.');
  return String(value);
}
