import { LightningElement, api } from 'lwc';

/** Says why there is nothing to show yet, and what will fill the space. The slot takes an action. */
export default class EmptyState extends LightningElement {
  /** What is missing, in a few words. */
  @api heading = '';
  /** What makes it appear. */
  @api message = '';
}
