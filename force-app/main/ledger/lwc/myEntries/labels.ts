import emptyMessage from '@salesforce/label/c.Entries_EmptyMessage';
import emptyTitle from '@salesforce/label/c.Entries_EmptyTitle';
import title from '@salesforce/label/c.Entries_Title';

/** The texts of the card. */
export const labels = { emptyMessage, emptyTitle, title };
