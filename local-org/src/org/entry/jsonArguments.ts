/** JSON values as Apex values of a declared type, through the library's own JSON reader. */
import type { ApexEnv } from '../../runtime/createEnv.ts';

/** The Apex value of a JSON value; null stays null. */
export function fromJson(env: ApexEnv, value: unknown, typeName: string): unknown {
  if (value === null || value === undefined) return null;
  const deserialize = env.library('JSON', 'deserialize', ['String', 'Type']);
  return deserialize(env, JSON.stringify(value), env.typeLiteral(env.type(typeName)));
}

/** JSON text of an Apex value. */
export function toJson(env: ApexEnv, value: unknown): string {
  return env.library('JSON', 'serialize', ['Object'])(env, value) as string;
}
