/** Which expressions are known not to be null, so that the emitted code needs no check. */
import type { Bound } from './bound.ts';
import type { Body } from './body.ts';
import type { MethodSymbol } from './symbols.ts';

const COUNTING =
  /^(size|length|indexOf|lastIndexOf|isEmpty|contains|containsKey|startsWith|endsWith|equals|equalsIgnoreCase|compareTo|hashCode|ordinal)$/i;

/** Library methods that give a value or throw: those that count and test, and all of Math. */
function givesValue({ owner, name }: MethodSymbol): boolean {
  return owner.name === 'Math' || COUNTING.test(name);
}

export function neverNull(value: Bound): boolean {
  switch (value.kind) {
    case 'literal':
      return value.value !== 'null' || value.type.kind !== 'null';
    case 'local':
      return value.local.neverNull;
    case 'placeholder':
      return value.local?.neverNull ?? false;
    case 'arithmetic':
    case 'concat':
    case 'compare':
    case 'equal':
    case 'same':
    case 'logic':
    case 'not':
    case 'negate':
    case 'complement':
    case 'instanceof':
    case 'enumConstant':
    case 'new':
    case 'newSObject':
    case 'newCollection':
    case 'newMap':
    case 'newArray':
    case 'this':
    case 'update':
    case 'typeLiteral':
    case 'sosl':
      return true;
    case 'convert':
    case 'narrow':
    case 'assign':
      return neverNull(value.value);
    case 'ternary':
      return neverNull(value.then) && neverNull(value.otherwise);
    case 'coalesce':
      return neverNull(value.right);
    case 'soql':
      return value.form === 'count' || value.form === 'list';
    case 'call':
      return !value.safe && value.method.owner.origin === 'library' && givesValue(value.method);
    default:
      return false;
  }
}

/** Settles `LocalSymbol.neverNull`: starts from "never null" and takes it back until nothing changes. */
export function settleNullness(body: Body): void {
  for (const [local, values] of body.assignments) {
    if (values.length === 0 || values.includes(null)) local.neverNull = false;
  }
  for (let changed = true; changed;) {
    changed = false;
    for (const [local, values] of body.assignments) {
      if (local.neverNull && values.some((value) => value === null || !neverNull(value))) {
        local.neverNull = false;
        changed = true;
      }
    }
  }
}
