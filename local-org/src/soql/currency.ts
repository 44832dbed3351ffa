/**
 * `convertCurrency`: amounts in the currency of the user, where the org has several currencies.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_querying_currency_fields.htm
 */
import type { SoqlFunction } from '../syntax/parseSoql.ts';
import { SoqlError } from './errors.ts';
import type { BoundOperand } from './operands.ts';
import { argumentOf, bindPlain, plain } from './operands.ts';
import type { Scope } from './scope.ts';
import { sequence } from './sql.ts';

/** The operand of `convertCurrency(Amount)`. */
export function bindConversion(scope: Scope, call: SoqlFunction): BoundOperand {
  const argument = argumentOf(call);
  const inner = bindPlain(scope, argument);
  const { field } = inner;
  if (field.type !== 'currency' || argument.kind !== 'field') {
    throw new SoqlError('INVALID_FIELD', `field '${field.apiName}' does not support function convertCurrency`, call.at);
  }
  const types = scope.state.schema.object('CurrencyType');
  if (types?.fields.has('ConversionRate') !== true || !scope.root.object.fields.has('CurrencyIsoCode')) {
    const message = 'convertCurrency is only supported where several currencies are enabled';
    throw new SoqlError('INVALID_FIELD', message, call.at);
  }
  const names = [...argument.path.names.slice(0, -1), 'CurrencyIsoCode'];
  const code = scope.column({ names, at: argument.path.at });
  const rateOf = (iso: string): string => `(SELECT "ConversionRate" FROM "CurrencyType" WHERE "IsoCode" = ${iso})`;
  const emit = sequence(
    'CAST(round(',
    inner.emit,
    ` * 1.0 * ${rateOf('(SELECT "DefaultCurrencyIsoCode" FROM "User" WHERE "Id" = ')}`.slice(0, -1),
    (out) => out.value(out.run.userId),
    `)) / ${rateOf(code.sql)}) AS INTEGER)`,
  );
  return { ...plain(emit, field), column: inner.column };
}
