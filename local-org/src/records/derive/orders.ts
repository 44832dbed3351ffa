/** Orders, quotes and contracts: status codes, prices, terms. */
import { ApexDate } from '../../runtime/values/apexDate.ts';
import { decimal, decimalOf } from '../../runtime/values/decimal.ts';
import type { SaveContext } from '../context.ts';
import type { Row } from '../row.ts';

const ORDER_CODES: Readonly<Record<string, string>> = {
  Activated: 'Activated',
  Cancelled: 'Canceled',
  Expired: 'Expired',
};
const CONTRACT_CODES: Readonly<Record<string, string>> = {
  Activated: 'Activated',
  'In Approval Process': 'InApproval',
};

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_order.htm */
export function deriveOrder(_context: SaveContext, row: Row): void {
  const { fields } = row.record;
  fields.set('statuscode', ORDER_CODES[String(fields.get('status'))] ?? 'Draft');
  if (!fields.has('totalamount')) fields.set('totalamount', decimal(0));
}

/** A contract ends a day before its term is over. */
export function deriveContract(_context: SaveContext, row: Row): void {
  const { fields } = row.record;
  fields.set('statuscode', CONTRACT_CODES[String(fields.get('status'))] ?? 'Draft');
  const [start, term] = [fields.get('startdate'), fields.get('contractterm') ?? null];
  if (!(start instanceof ApexDate) || term === null) return void fields.delete('enddate');
  const { year, month, day } = start.calendar;
  const end = Date.UTC(year, month - 1 + Number(decimalOf(term).toNumber()), day) / 86_400_000 - 1;
  fields.set('enddate', new ApexDate(end));
}

/** Lines of orders and quotes: product and list price of the price book entry, and the price of all pieces. */
export function derivePricedLine(context: SaveContext, row: Row): void {
  const { fields } = row.record;
  const id = fields.get('pricebookentryid');
  const entry = typeof id === 'string' ? context.store.table('PricebookEntry').load([id]).get(id) : undefined;
  if (entry !== undefined) {
    fields.set('product2id', entry.get('product2id'));
    fields.set('listprice', entry.get('unitprice'));
    if ((fields.get('unitprice') ?? null) === null) fields.set('unitprice', entry.get('unitprice'));
  }
  const [quantity, price] = [fields.get('quantity') ?? null, fields.get('unitprice') ?? null];
  if (quantity === null || price === null) return;
  const full = decimalOf(quantity).multiply(decimalOf(price));
  if (row.record.type.fields.has('Subtotal')) fields.set('subtotal', full);
  const discount = decimalOf(fields.get('discount') ?? 0).scaleByPowerOfTen(-2);
  fields.set('totalprice', full.subtract(full.multiply(discount)));
}

/** Totals of a new quote. */
export function deriveQuote(context: SaveContext, row: Row): void {
  const { fields } = row.record;
  const opportunity = fields.get('opportunityid');
  if (typeof opportunity === 'string') {
    const values = context.store.table('Opportunity').load([opportunity]).get(opportunity);
    fields.set('accountid', values?.get('accountid') ?? null);
  }
  for (const key of ['subtotal', 'totalprice']) if (!fields.has(key)) fields.set(key, decimal(0));
  const extras = ['tax', 'shippinghandling'].map((key) => decimalOf(fields.get(key) ?? 0));
  const total = extras.reduce((sum, extra) => sum.add(extra), decimalOf(fields.get('totalprice')));
  fields.set('grandtotal', total);
}
