import earned from '@salesforce/label/c.Badge_Earned';
import earnedTimes from '@salesforce/label/c.Badge_EarnedTimes';
import emptyMessage from '@salesforce/label/c.Badge_EmptyMessage';
import emptyTitle from '@salesforce/label/c.Badge_EmptyTitle';
import progress from '@salesforce/label/c.Badge_Progress';
import title from '@salesforce/label/c.Badge_Title';

/** The texts of my badges. */
export const labels = { earned, earnedTimes, emptyMessage, emptyTitle, progress, title };
