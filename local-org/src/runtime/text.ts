/**
 * Text of values as System.debug, concatenation and String.valueOf(Object) show them.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_debugging_debug_log.htm
 */
import { mangle } from '../abi/mangle.ts';
import { stubClassName } from './stubs.ts';
import { ApexEnumValue, ApexObject } from './values/apexObject.ts';
import { ApexException } from './values/apexException.ts';
import { ApexList, ApexMap, ApexSet } from './values/collections.ts';
import { formatDecimal, isDecimal } from './values/decimal.ts';
import { memberName } from './values/memberNames.ts';
import { SObject } from './values/sObject.ts';

/** Collections show this many members, then an ellipsis. */
const SHOWN_MEMBERS = 10;
const TO_STRING = mangle('toString', []);

type WithToString = Record<string, (() => string | null) | undefined>;

/** Text of any Apex value; of an exception of the project with its fields, `PackingException:[box=3]: Too heavy`. `seen` breaks cycles. */
export function textOf(value: unknown, seen: readonly object[] = []): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value !== 'object') return String(value);
  if (isDecimal(value)) return formatDecimal(value);
  if (seen.includes(value)) return '(already output)';
  return textOfObject(value, [...seen, value]);
}

function textOfObject(value: object, seen: readonly object[]): string {
  if (value instanceof ApexList) return `(${members(value.items, seen)})`;
  if (value instanceof ApexSet) return `{${members(value.members(), seen)}}`;
  if (value instanceof ApexMap) return `{${pairs(value.entries(), seen)}}`;
  if (value instanceof SObject) return textOfRecord(value, seen);
  if (value instanceof ApexEnumValue) return value.name;
  const stub = stubClassName(value);
  if (stub !== undefined) return `${stub}:[]`;
  const own = (value as WithToString)[TO_STRING];
  if (typeof own === 'function') return own.call(value) ?? 'null';
  if (value instanceof ApexException)
    return value.$type.info ? `${textOfInstance(value, seen)}: ${value.text}` : value.toString();
  if (value instanceof ApexObject && value.$type.info) return textOfInstance(value, seen);
  return String(value);
}

function members(values: readonly unknown[], seen: readonly object[]): string {
  const shown = values.slice(0, SHOWN_MEMBERS).map((value) => textOf(value, seen));
  return [...shown, ...(values.length > SHOWN_MEMBERS ? ['...'] : [])].join(', ');
}

function pairs(entries: readonly [unknown, unknown][], seen: readonly object[]): string {
  const shown = entries.slice(0, SHOWN_MEMBERS).map(([key, value]) => `${textOf(key, seen)}=${textOf(value, seen)}`);
  return [...shown, ...(entries.length > SHOWN_MEMBERS ? ['...'] : [])].join(', ');
}

/** `Account:{Name=Acme, Id=001…}` */
function textOfRecord(record: SObject, seen: readonly object[]): string {
  const shown = [...record.fields].map(([name, value]) => `${memberName(record, name)}=${textOf(value, seen)}`);
  return `${record.type.apiName}:{${shown.join(', ')}}`;
}

/** `Foo:[count=1, name=null]` for classes without a toString of their own; inner classes without their outer name. */
function textOfInstance(instance: ApexObject, seen: readonly object[]): string {
  const shown: string[] = [];
  for (let type: typeof instance.$type | null = instance.$type; type?.info; type = type.superType) {
    for (const field of type.info.fields) {
      if (field.isStatic || field.slot === null) continue;
      shown.push(`${field.name}=${textOf((instance as unknown as Record<string, unknown>)[field.slot], seen)}`);
    }
  }
  const { name } = instance.$type;
  return `${name.slice(name.lastIndexOf('.') + 1)}:[${shown.join(', ')}]`;
}
