import available from '@salesforce/label/c.Wallet_Available';
import choose from '@salesforce/label/c.Wallet_Choose';
import earned from '@salesforce/label/c.Wallet_Earned';
import guestMessage from '@salesforce/label/c.Wallet_GuestMessage';
import guestTitle from '@salesforce/label/c.Wallet_GuestTitle';
import nothingYet from '@salesforce/label/c.Wallet_NothingYet';
import pending from '@salesforce/label/c.Wallet_Pending';
import redeemed from '@salesforce/label/c.Wallet_Redeemed';
import title from '@salesforce/label/c.Wallet_Title';

/** The texts of the wallet. */
export const labels = { available, choose, earned, guestMessage, guestTitle, nothingYet, pending, redeemed, title };
