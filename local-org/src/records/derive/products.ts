/** Price book entries and opportunity products take names and prices from what they point to. */
import { RoundingMode } from 'bigdecimal.js';
import { decimalOf } from '../../runtime/values/decimal.ts';
import type { RowValues } from '../../store/objectTable.ts';
import type { SaveContext } from '../context.ts';
import type { Row } from '../row.ts';
import { fail } from '../row.ts';

function load(context: SaveContext, objectName: string, id: unknown): RowValues | undefined {
  return typeof id === 'string' ? context.store.table(objectName).load([id]).get(id) : undefined;
}

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_pricebookentry.htm */
export function derivePricebookEntry(context: SaveContext, row: Row): void {
  const { fields } = row.record;
  const product = load(context, 'Product2', fields.get('product2id'));
  if (product === undefined) return;
  fields.set('name', product.get('name'));
  fields.set('productcode', product.get('productcode'));
}

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunitylineitem.htm */
export function deriveLineItem(context: SaveContext, row: Row): void {
  const { fields } = row.record;
  const entry = load(context, 'PricebookEntry', fields.get('pricebookentryid'));
  if (entry !== undefined) {
    fields.set('product2id', entry.get('product2id'));
    fields.set('productcode', entry.get('productcode'));
    fields.set('listprice', entry.get('unitprice'));
    const opportunity = load(context, 'Opportunity', fields.get('opportunityid'));
    fields.set('name', `${String(opportunity?.get('name') ?? '')} ${String(entry.get('name') ?? '')}`.trim());
  } else if (row.before === null && !fields.get('product2id')) {
    fail(row, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [PricebookEntryId]', ['PricebookEntryId']);
  }
  derivePrices(row);
}

/** Two of quantity, unit price and total price give the third. */
function derivePrices(row: Row): void {
  const { fields } = row.record;
  const quantity = fields.get('quantity') ?? null;
  if (quantity === null) return;
  const given = (key: string): boolean => {
    const value = row.input.fields.get(key) ?? null;
    return value !== null && value !== (row.before?.get(key) ?? null);
  };
  const unit = fields.get('unitprice') ?? null;
  const total = fields.get('totalprice') ?? null;
  if (given('totalprice') && !given('unitprice') && total !== null && decimalOf(quantity).signum() !== 0) {
    fields.set('unitprice', decimalOf(total).divide(decimalOf(quantity), 2, RoundingMode.HALF_UP));
  } else if (unit !== null) {
    const discount = decimalOf(fields.get('discount') ?? 0).scaleByPowerOfTen(-2);
    const full = decimalOf(quantity).multiply(decimalOf(unit));
    fields.set('totalprice', full.subtract(full.multiply(discount)));
  }
}
