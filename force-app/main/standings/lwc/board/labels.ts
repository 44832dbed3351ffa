import asOf from '@salesforce/label/c.Page_AsOf';
import board from '@salesforce/label/c.Board_Title';
import caption from '@salesforce/label/c.Board_Caption';
import choose from '@salesforce/label/c.Board_Choose';
import emptyMessage from '@salesforce/label/c.Board_EmptyMessage';
import emptyTitle from '@salesforce/label/c.Board_EmptyTitle';
import events from '@salesforce/label/c.Board_Events';
import gap from '@salesforce/label/c.Board_Gap';
import missingMessage from '@salesforce/label/c.Board_MissingMessage';
import missingTitle from '@salesforce/label/c.Board_MissingTitle';
import moved from '@salesforce/label/c.Board_Moved';
import myTeam from '@salesforce/label/c.Board_MyTeam';
import option from '@salesforce/label/c.Board_Option';
import participant from '@salesforce/label/c.Board_Participant';
import rank from '@salesforce/label/c.Board_Rank';
import team from '@salesforce/label/c.Board_Team';
import you from '@salesforce/label/c.Board_You';

/** The texts of the board. */
export const labels = {
  asOf,
  board,
  caption,
  choose,
  emptyMessage,
  emptyTitle,
  events,
  gap,
  missingMessage,
  missingTitle,
  moved,
  myTeam,
  option,
  participant,
  rank,
  team,
  you,
};
