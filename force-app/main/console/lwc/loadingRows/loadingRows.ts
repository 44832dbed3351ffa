import { LightningElement, api } from 'lwc';
import loadingLabel from '@salesforce/label/c.Page_Loading';

/** Grey rows in the place of what is being read. */
export default class LoadingRows extends LightningElement {
  /** How many rows. */
  @api rows = 4;

  label = loadingLabel;

  get lines(): number[] {
    return Array.from({ length: this.rows }, (_, index) => index);
  }
}
