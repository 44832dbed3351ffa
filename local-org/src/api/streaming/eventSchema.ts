/**
 * The Avro record of a platform event. Times are milliseconds, every field of the event may be null.
 *
 * https://developer.salesforce.com/docs/platform/pub-sub-api/guide/event-deserialization-considerations.html
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_eventschema.htm
 */
import { createHash } from 'node:crypto';
import type { FieldType, ObjectType } from '../../schema/schema.ts';

/** An Avro schema with the id that names it. */
export interface EventSchema {
  readonly id: string;
  readonly record: AvroRecord;
}

export interface AvroRecord {
  readonly name: string;
  readonly namespace: string;
  readonly type: 'record';
  readonly fields: readonly AvroField[];
}

interface AvroField {
  readonly name: string;
  readonly type: AvroType | readonly ['null', AvroType];
  readonly doc: string;
  readonly default?: null;
}

type AvroType = 'string' | 'double' | 'boolean' | 'long';

const known = new WeakMap<ObjectType, EventSchema>();

/** The schema of an event; another one, with another id, after a deploy that changes its fields. */
export function eventSchema(type: ObjectType): EventSchema {
  const before = known.get(type);
  if (before !== undefined) return before;
  const record = avroRecord(type);
  const id = createHash('sha256').update(JSON.stringify(record)).digest('base64url').slice(0, 22);
  const schema = { id, record };
  known.set(type, schema);
  return schema;
}

function avroRecord(type: ObjectType): AvroRecord {
  const own = [...type.fields.values()].filter((field) => field.custom);
  return {
    name: type.apiName,
    namespace: 'com.sforce.eventbus',
    type: 'record',
    fields: [
      { name: 'CreatedDate', type: 'long', doc: 'CreatedDate:DateTime' },
      { name: 'CreatedById', type: 'string', doc: 'CreatedBy:EntityId' },
      ...own.map(avroField),
    ],
  };
}

function avroField(field: FieldType): AvroField {
  const [type, kind] = avroType(field);
  return { name: field.apiName, type: ['null', type], doc: `Data:${kind}`, default: null };
}

function avroType(field: FieldType): [AvroType, string] {
  switch (field.type) {
    case 'boolean':
      return ['boolean', 'Boolean'];
    case 'int':
    case 'long':
    case 'double':
    case 'currency':
    case 'percent':
      return ['double', 'Double'];
    case 'date':
    case 'datetime':
      return ['long', 'DateTime'];
    case 'textarea':
      return ['string', 'EscapedText'];
    default:
      return ['string', 'Text'];
  }
}
