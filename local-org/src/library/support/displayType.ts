/** `Schema.DisplayType` of a field. */
import type { Env } from '../../abi/env.ts';
import type { FieldType } from '../../schema/schema.ts';

const DISPLAY_TYPES: Record<string, string> = { int: 'INTEGER' };

export function displayType(env: Env, field: FieldType): unknown {
  return env.enumValueOf('Schema.DisplayType', DISPLAY_TYPES[field.type] ?? field.type.toUpperCase());
}
