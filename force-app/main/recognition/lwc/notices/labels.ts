import emptyMessage from '@salesforce/label/c.Notice_EmptyMessage';
import emptyTitle from '@salesforce/label/c.Notice_EmptyTitle';
import markAllRead from '@salesforce/label/c.Notice_MarkAllRead';
import markRead from '@salesforce/label/c.Notice_MarkRead';
import showEarlier from '@salesforce/label/c.Notice_ShowEarlier';
import showFewer from '@salesforce/label/c.Notice_ShowFewer';
import title from '@salesforce/label/c.Notice_Title';
import unread from '@salesforce/label/c.Notice_Unread';

/** The texts of the notices. */
export const labels = { emptyMessage, emptyTitle, markAllRead, markRead, showEarlier, showFewer, title, unread };
