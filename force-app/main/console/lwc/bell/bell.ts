import { LightningElement, api } from 'lwc';

/** The bell of Bellringer: decoration only, so it is hidden from assistive technology. */
export default class Bell extends LightningElement {
  /** Lets the bell swing once; readers who asked for less motion see it still. */
  @api ringing = false;

  get mark(): string {
    return this.ringing ? 'bell bell_ringing' : 'bell';
  }
}
