import { LightningElement, wire } from 'lwc';
import getWallet from '@salesforce/apex/WalletController.getWallet';
import { LiveWires } from 'c/liveWires';
import { labels } from './labels';

/** The reader's own ledger lines, newest first. Follows the pulse. */
export default class MyEntries extends LightningElement {
  labels = labels;
  entries?: Apex.EntryView[];
  error: unknown = null;

  private readonly live = new LiveWires();

  override connectedCallback(): void {
    this.live.start();
  }

  override disconnectedCallback(): void {
    this.live.stop();
  }

  @wire(getWallet)
  wiredWallet(result: Sf.WireResult<Apex.Wallet>): void {
    this.live.keep('wallet', result);
    if (result.data) {
      this.entries = result.data.entries;
      this.error = null;
    } else if (result.error) {
      this.error = result.error;
    }
  }

  get isLoading(): boolean {
    return !this.entries && !this.error;
  }

  get isEmpty(): boolean {
    return this.entries?.length === 0;
  }

  handleRetry(): void {
    this.error = null;
    void this.live.refresh();
  }
}
