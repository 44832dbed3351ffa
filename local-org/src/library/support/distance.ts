/** Distances as `System.Location` and `System.Address` measure them. */
import type { Env } from '../../abi/env.ts';
import { ApexDouble } from '../../runtime/values/apexDouble.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { type Location, distanceBetween } from '../../runtime/values/location.ts';

/** Miles or kilometres between two places; null where one has no coordinates. */
export function distance(env: Env, from: Location, to: Location, unit: string): ApexDouble | null {
  const name = env.ops.nonNull(unit).toLowerCase();
  if (name !== 'mi' && name !== 'km') {
    throw apexError('System.IllegalArgumentException', `Invalid unit: ${unit}; use mi or km`);
  }
  const [start, end] = [from.degrees, env.ops.nonNull(to).degrees];
  return start === null || end === null ? null : new ApexDouble(distanceBetween(start, end, name));
}
