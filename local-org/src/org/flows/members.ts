/** Fields of records and of Apex-defined values, as flows read and write them. */
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { isDecimal } from '../../runtime/values/decimal.ts';
import { SObject } from '../../runtime/values/sObject.ts';
import { PropertyBag } from '../../library/support/propertyBag.ts';
import { readMember as readSlot } from '../../library/support/jsonTree.ts';
import { fieldValue } from './fieldValue.ts';
import type { FlowHost } from './state.ts';

/** A value that is kept as it is when it is assigned. */
export function isPlain(value: unknown): boolean {
  return !(value instanceof ApexList);
}

/** The value at the end of a path; null where something on the way is missing. */
export function readMember(host: FlowHost, target: unknown, names: readonly string[], path: string): unknown {
  if (target === null || target === undefined) return null;
  const [name = '', ...rest] = names;
  const value = target instanceof SObject ? readField(host, target, name, path) : readProperty(target, name, path);
  return rest.length === 0 ? value : readMember(host, value, rest, path);
}

function readField(host: FlowHost, record: SObject, name: string, path: string): unknown {
  const { type } = record;
  const field = type.fields.get(name);
  if (field !== undefined) return record.peek(field.apiName.toLowerCase());
  const reference = type.parentRelationships.get(name);
  if (reference === undefined) throw new UnsupportedError(`flow resource ${path}`, `${type.apiName} has no ${name}`);
  const known = record.fields.get(name.toLowerCase());
  if (known instanceof SObject) return known;
  const id = record.peek(reference.apiName.toLowerCase());
  return typeof id === 'string' ? host.parent(id) : null;
}

function readProperty(target: unknown, name: string, path: string): unknown {
  if (target instanceof PropertyBag) return target.values.get(name.toLowerCase()) ?? null;
  if (!(target instanceof ApexObject)) throw new UnsupportedError(`flow resource ${path}`, 'it has no fields');
  const field = fieldOf(target, name);
  if (field === undefined) throw new UnsupportedError(`flow resource ${path}`, `${target.$type.name} has no ${name}`);
  const value = readSlot(target, field);
  return typeof value === 'number' || typeof value === 'bigint' ? fieldValue('Decimal', value) : value;
}

function fieldOf(target: ApexObject, name: string) {
  return target.$type.info?.fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
}

/** Sets the field at the end of a path. */
export function writeMember(
  host: FlowHost,
  target: unknown,
  names: readonly string[],
  value: unknown,
  path: string,
): void {
  const [name = '', ...rest] = names;
  if (rest.length > 0) return writeMember(host, readMember(host, target, [name], path), rest, value, path);
  if (target instanceof SObject) {
    const field = target.type.fields.get(name);
    if (field === undefined)
      throw new UnsupportedError(`flow resource ${path}`, `${target.type.apiName} has no ${name}`);
    target.fields.set(field.apiName.toLowerCase(), fieldValue(field.apexType, value));
    return;
  }
  const field = target instanceof ApexObject ? fieldOf(target, name) : undefined;
  if (field === undefined) throw new UnsupportedError(`flow resource ${path}`, 'it has no fields');
  const open = target as Record<string, unknown>;
  const given = isDecimal(value) ? fieldValue(field.type, value) : value;
  if (field.setter !== null) (open[field.setter] as (given: unknown) => void).call(target, given);
  else if (field.slot !== null) open[field.slot] = given;
}
