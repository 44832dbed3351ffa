import emptyMessage from '@salesforce/label/c.DealRewards_EmptyMessage';
import emptyTitle from '@salesforce/label/c.DealRewards_EmptyTitle';
import title from '@salesforce/label/c.DealRewards_Title';

/** The texts of the card. */
export const labels = { emptyMessage, emptyTitle, title };
