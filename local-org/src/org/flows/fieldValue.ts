/** Flow values as values of Apex types: flows know only one kind of number, and text where Apex has ids. */
import { ApexDate, ApexDatetime } from '../../runtime/values/apexDate.ts';
import { decimalOf, doubleOf, isDecimal } from '../../runtime/values/decimal.ts';
import { normalizeId } from '../../runtime/values/recordId.ts';

const DAY = 86_400_000;

/** The value as that Apex type has it. */
export function fieldValue(apexType: string, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (apexType) {
    case 'Integer':
      return isDecimal(value) ? Math.trunc(value.toNumber()) | 0 : value;
    case 'Long':
      return isDecimal(value) ? BigInt(Math.trunc(value.toNumber())) : value;
    case 'Double':
      return isDecimal(value) ? doubleOf(value) : value;
    case 'Decimal':
      return typeof value === 'number' || typeof value === 'bigint' ? decimalOf(value) : value;
    case 'Id':
      return typeof value === 'string' ? (value === '' ? null : (normalizeId(value) ?? value)) : value;
    case 'Date':
      return value instanceof ApexDatetime ? new ApexDate(Math.floor(value.ms / DAY)) : value;
    case 'Datetime':
      return value instanceof ApexDate ? new ApexDatetime(value.days * DAY) : value;
    default:
      return value;
  }
}
