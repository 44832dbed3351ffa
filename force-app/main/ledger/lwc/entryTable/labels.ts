import amount from '@salesforce/label/c.Entry_Amount';
import explain from '@salesforce/label/c.Entry_Explain';
import explainTitle from '@salesforce/label/c.Explain_Title';
import proof from '@salesforce/label/c.Explain_Proof';
import what from '@salesforce/label/c.Entry_What';
import when from '@salesforce/label/c.Entry_When';

/** The texts of the table. */
export const labels = { amount, explain, explainTitle, proof, what, when };
