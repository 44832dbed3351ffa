import { LightningElement, api } from 'lwc';

/** sfdx-lwc-jest has stubs for the parts of a modal, but none for `lightning/modal` itself. Closing fires `close`. */
export default class LightningModal extends LightningElement {
  static open = jest.fn();
  @api label = '';
  @api size = 'medium';
  @api description = '';
  @api disableClose = false;

  close(result?: unknown): void {
    this.dispatchEvent(new CustomEvent('close', { detail: result }));
  }
}
