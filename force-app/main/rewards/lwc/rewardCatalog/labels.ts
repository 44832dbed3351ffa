import emptyMessage from '@salesforce/label/c.Catalog_EmptyMessage';
import emptyTitle from '@salesforce/label/c.Catalog_EmptyTitle';
import outOfReach from '@salesforce/label/c.Catalog_OutOfReach';
import range from '@salesforce/label/c.Catalog_Range';
import redeem from '@salesforce/label/c.Catalog_Redeem';
import redeemNamed from '@salesforce/label/c.Catalog_RedeemNamed';
import requestedMessage from '@salesforce/label/c.Catalog_RequestedMessage';
import requestedTitle from '@salesforce/label/c.Catalog_RequestedTitle';
import title from '@salesforce/label/c.Catalog_Title';

/** The texts of the catalog. */
export const labels = {
  emptyMessage,
  emptyTitle,
  outOfReach,
  range,
  redeem,
  redeemNamed,
  requestedMessage,
  requestedTitle,
  title,
};
