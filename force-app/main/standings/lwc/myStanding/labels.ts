import behind from '@salesforce/label/c.Standing_Behind';
import boardAndPeriod from '@salesforce/label/c.Standing_BoardAndPeriod';
import emptyMessage from '@salesforce/label/c.Standing_EmptyMessage';
import emptyTitle from '@salesforce/label/c.Standing_EmptyTitle';
import leading from '@salesforce/label/c.Standing_Leading';
import moved from '@salesforce/label/c.Board_Moved';
import noRank from '@salesforce/label/c.Standing_NoRank';
import notRanked from '@salesforce/label/c.Standing_NotRanked';
import of from '@salesforce/label/c.Standing_Of';
import title from '@salesforce/label/c.Standing_Title';

/** The texts of my standing. */
export const labels = {
  behind,
  boardAndPeriod,
  emptyMessage,
  emptyTitle,
  leading,
  moved,
  noRank,
  notRanked,
  of,
  title,
};
