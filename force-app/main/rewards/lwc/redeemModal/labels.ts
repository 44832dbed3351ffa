import amount from '@salesforce/label/c.Redeem_Amount';
import balance from '@salesforce/label/c.Redeem_Balance';
import cancel from '@salesforce/label/c.Page_Cancel';
import confirm from '@salesforce/label/c.Redeem_Confirm';
import fixed from '@salesforce/label/c.Redeem_Fixed';
import heading from '@salesforce/label/c.Redeem_Heading';
import note from '@salesforce/label/c.Redeem_Note';
import outOfRange from '@salesforce/label/c.Redeem_OutOfRange';
import sending from '@salesforce/label/c.Redeem_Sending';

/** The texts of the confirmation. */
export const labels = { amount, balance, cancel, confirm, fixed, heading, note, outOfRange, sending };
