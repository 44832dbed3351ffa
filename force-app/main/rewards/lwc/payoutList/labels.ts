import deliveredMessage from '@salesforce/label/c.Payout_DeliveredMessage';
import deliveredTitle from '@salesforce/label/c.Payout_DeliveredTitle';
import emptyMessage from '@salesforce/label/c.Payout_EmptyMessage';
import emptyTitle from '@salesforce/label/c.Payout_EmptyTitle';
import moved from '@salesforce/label/c.Payout_Moved';
import title from '@salesforce/label/c.Payout_Title';

/** The texts of the list of redemptions. */
export const labels = { deliveredMessage, deliveredTitle, emptyMessage, emptyTitle, moved, title };
