import fingerprint from '@salesforce/label/c.Explain_Fingerprint';
import how from '@salesforce/label/c.Explain_How';
import inputs from '@salesforce/label/c.Explain_Inputs';
import lineOf from '@salesforce/label/c.Explain_LineOf';
import proof from '@salesforce/label/c.Explain_Proof';
import related from '@salesforce/label/c.Explain_Related';
import version from '@salesforce/label/c.Explain_Version';

/** The texts of the proof. */
export const labels = { fingerprint, how, inputs, lineOf, proof, related, version };
