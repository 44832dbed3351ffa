import { LightningElement, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import getPayouts from '@salesforce/apex/RedemptionController.getPayouts';
import { LiveWires } from 'c/liveWires';
import { moneyText, phrase } from 'c/phrase';
import { labels } from './labels';

/** Every redemption of the reader, newest first, each with its steps. Says so when one moves on. */
export default class PayoutList extends LightningElement {
  labels = labels;
  payouts?: Apex.PayoutView[];
  error: unknown = null;
  announcement = '';

  private readonly live = new LiveWires();

  override connectedCallback(): void {
    this.live.start();
  }

  override disconnectedCallback(): void {
    this.live.stop();
  }

  @wire(getPayouts)
  wiredPayouts(result: Sf.WireResult<Apex.PayoutView[]>): void {
    this.live.keep('payouts', result);
    if (result.data) {
      this.announce(movedOn(this.payouts ?? [], result.data));
      this.payouts = result.data;
      this.error = null;
    } else if (result.error) {
      this.error = result.error;
    }
  }

  get isLoading(): boolean {
    return !this.payouts && !this.error;
  }

  get isEmpty(): boolean {
    return this.payouts?.length === 0;
  }

  handleRetry(): void {
    this.error = null;
    void this.live.refresh();
  }

  private announce(payouts: readonly Apex.PayoutView[]): void {
    if (payouts.length > 0) {
      this.announcement = payouts
        .map((payout) => phrase(labels.moved, payout.rewardName, payout.statusLabel))
        .join(' ');
    }
    for (const payout of payouts.filter((candidate) => candidate.status === 'Delivered')) {
      this.dispatchEvent(
        new ShowToastEvent({
          title: phrase(labels.deliveredTitle, payout.rewardName),
          message: phrase(labels.deliveredMessage, moneyText(payout.amount, payout.currencyCode)),
          variant: 'success',
        }),
      );
    }
  }
}

/** The payouts whose status differs from what was on show. */
function movedOn(before: readonly Apex.PayoutView[], now: readonly Apex.PayoutView[]): Apex.PayoutView[] {
  const shown = new Map(before.map((payout) => [payout.payoutId, payout.status]));
  return now.filter((payout) => shown.has(payout.payoutId) && shown.get(payout.payoutId) !== payout.status);
}
