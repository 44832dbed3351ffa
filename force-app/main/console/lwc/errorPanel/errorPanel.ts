import { LightningElement, api } from 'lwc';
import errorLabel from '@salesforce/label/c.Page_Error';
import retryLabel from '@salesforce/label/c.Page_TryAgain';
import { faultSentences } from './faultSentences';

/** Says in plain sentences what went wrong. Fires `retry` when the reader asks to try again. */
export default class ErrorPanel extends LightningElement {
  /** What a wire, an Apex call or a `throw` gave. */
  @api error: unknown;
  /** Hides the retry button, where there is nothing to try again. */
  @api noRetry = false;

  labels = { error: errorLabel, retry: retryLabel };

  get sentences(): string[] {
    return faultSentences(this.error);
  }

  get canRetry(): boolean {
    return !this.noRetry;
  }

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
