/** Checks of arguments that several library types share. */
import { apexError } from '../../runtime/values/apexException.ts';

/** An argument that may not be null, by its place among the arguments. */
export function given<T>(value: T | null | undefined, place: number): T {
  if (value === null || value === undefined) {
    throw apexError('System.NullPointerException', `Argument ${place} cannot be null`);
  }
  return value;
}
