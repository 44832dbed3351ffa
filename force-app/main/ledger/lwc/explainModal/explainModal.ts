import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import close from '@salesforce/label/c.Page_Close';
import title from '@salesforce/label/c.Explain_Title';

/** The proof of one ledger line, over the page. */
export default class ExplainModal extends LightningModal {
  /** The ledger line. */
  @api entryId?: string;

  labels = { close, title };

  handleClose(): void {
    this.close();
  }
}
