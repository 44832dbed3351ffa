import { LightningElement, api } from 'lwc';
import nextLabel from '@salesforce/label/c.Period_Next';
import periodLabel from '@salesforce/label/c.Period_Label';
import previousLabel from '@salesforce/label/c.Period_Previous';

/** Steps to the period before or after. Fires `periodchange` with `detail.periodKey`. */
export default class PeriodPicker extends LightningElement {
  /** The period on show, in words. */
  @api label = '';
  /** Key of the period before; none when there is no earlier one. */
  @api previousKey: string | null = null;
  /** Key of the period after; none when there is no later one. */
  @api nextKey: string | null = null;

  labels = { next: nextLabel, period: periodLabel, previous: previousLabel };

  get hasNoPrevious(): boolean {
    return !this.previousKey;
  }

  get hasNoNext(): boolean {
    return !this.nextKey;
  }

  handlePrevious(): void {
    this.choose(this.previousKey);
  }

  handleNext(): void {
    this.choose(this.nextKey);
  }

  private choose(periodKey: string | null): void {
    if (periodKey) {
      this.dispatchEvent(new CustomEvent('periodchange', { detail: { periodKey } }));
    }
  }
}
