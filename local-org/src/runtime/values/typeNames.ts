/** Names of the run-time types of values. */
import type { RuntimeType } from '../../abi/types.ts';
import { ApexBlob } from './apexBlob.ts';
import { ApexDate, ApexDatetime, ApexTime } from './apexDate.ts';
import { ApexDouble } from './apexDouble.ts';
import { isDecimal } from './decimal.ts';

/** Name of the run-time type of a value; `null` has none. */
export function typeNameOf(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
      return 'String';
    case 'number':
      return 'Integer';
    case 'bigint':
      return 'Long';
    case 'boolean':
      return 'Boolean';
    default:
      return value === null || value === undefined ? null : nameOfObject(value as object);
  }
}

function nameOfObject(value: object): string {
  if (isDecimal(value)) return 'Decimal';
  if (value instanceof ApexDouble) return 'Double';
  if (value instanceof ApexDate) return 'Date';
  if (value instanceof ApexDatetime) return 'Datetime';
  if (value instanceof ApexTime) return 'Time';
  if (value instanceof ApexBlob) return 'Blob';
  return (value as { $type?: RuntimeType }).$type?.name ?? 'Object';
}
