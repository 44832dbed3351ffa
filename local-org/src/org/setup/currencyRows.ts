/** The currency an org of several begins with: its corporate one. Others are added as rows of CurrencyType. */
import type { OrgShape } from '../../project/orgShape.ts';
import { decimal } from '../../runtime/values/decimal.ts';
import { quoted } from '../../store/ddl.ts';
import { insertRow, type SyncFacts } from './rowSync.ts';

const CORPORATE = 'USD';

/** Makes the corporate currency, and gives it to users and records that have none yet. */
export function ensureCurrencies(facts: SyncFacts, shape: OrgShape): void {
  if (!shape.has('MultiCurrency') || facts.store.table('CurrencyType').loadAll().size > 0) return;
  const values = {
    isocode: CORPORATE,
    conversionrate: decimal(1),
    decimalplaces: 2,
    isactive: true,
    iscorporate: true,
  };
  insertRow(facts, 'CurrencyType', new Map<string, unknown>(Object.entries(values)));
  for (const object of facts.store.schema.objects.values()) {
    if (!object.fields.has('CurrencyIsoCode')) continue;
    facts.store
      .prepare(`UPDATE ${quoted(object.apiName)} SET "CurrencyIsoCode" = ? WHERE "CurrencyIsoCode" IS NULL`)
      .run(CORPORATE);
  }
  facts.store
    .prepare('UPDATE "User" SET "DefaultCurrencyIsoCode" = ? WHERE "DefaultCurrencyIsoCode" IS NULL')
    .run(CORPORATE);
}
