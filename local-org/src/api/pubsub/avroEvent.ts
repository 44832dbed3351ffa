/** Events in Avro's binary form, from and to the values REST shows. */
import avro from 'avsc';
import type { ObjectType } from '../../schema/schema.ts';
import type { EventData } from '../streaming/eventMessage.ts';
import { type AvroRecord, eventSchema } from '../streaming/eventSchema.ts';
import { invalid } from './callErrors.ts';

const codecs = new WeakMap<AvroRecord, avro.Type>();

function codec(record: AvroRecord): avro.Type {
  const before = codecs.get(record);
  if (before !== undefined) return before;
  const made = avro.Type.forSchema(record as unknown as avro.Schema);
  codecs.set(record, made);
  return made;
}

/** The payload of an event as subscribers get it. */
export function encodeEvent(type: ObjectType, { payload }: EventData): Buffer {
  const { record } = eventSchema(type);
  const values: Record<string, unknown> = {};
  for (const { name, type: avroType } of record.fields) {
    const value = payload[name] ?? null;
    const isTime = avroType === 'long' || avroType[1] === 'long';
    values[name] = isTime && value !== null ? Date.parse(String(value)) : value;
  }
  return codec(record).toBuffer(values);
}

/** The fields a publisher wrote, as REST would take them; who and when are the org's to say. */
export function decodeEvent(type: ObjectType, payload: Buffer): Record<string, unknown> {
  const { record } = eventSchema(type);
  const values = decoded(record, payload);
  const body: Record<string, unknown> = {};
  for (const { name } of record.fields.slice(2)) {
    const value = values[name] ?? null;
    const fieldType = type.fields.get(name)?.type;
    const isTime = value !== null && (fieldType === 'date' || fieldType === 'datetime');
    body[name] = isTime ? new Date(Number(value)).toISOString() : value;
  }
  return body;
}

function decoded(record: AvroRecord, payload: Buffer): Record<string, unknown> {
  try {
    return codec(record).fromBuffer(payload) as Record<string, unknown>;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw invalid('publish.payload.invalid', `The payload is not a ${record.name} in its Avro schema: ${why}.`);
  }
}

/** A replay id on the wire: eight bytes, most significant first. */
export function replayBytes(replayId: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(replayId));
  return bytes;
}

/** The replay id of these bytes; null when they are none. */
export function replayNumber(bytes: Buffer): number | null {
  return bytes.length === 8 ? Number(bytes.readBigUInt64BE()) : null;
}
