import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import getWallet from '@salesforce/apex/WalletController.getWallet';
import { LiveWires } from 'c/liveWires';
import { isMissing } from 'c/phrase';
import { qualified } from 'c/qualified';
import { labels } from './labels';

/** What the reader can spend, what is pending and what is redeemed, as the ledger has it. Follows the pulse. */
export default class WalletSummary extends NavigationMixin(LightningElement) {
  /** Leaves out the button to the rewards page, on the rewards page itself. */
  @api noLink = false;

  labels = labels;
  wallet?: Apex.Wallet;
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
      this.wallet = result.data;
      this.error = null;
    } else if (result.error) {
      this.error = result.error;
    }
  }

  get isLoading(): boolean {
    return !this.wallet && !this.error;
  }

  /** The reader takes part in nothing, so there is nothing to have or to spend. */
  get isGuest(): boolean {
    return this.wallet ? isMissing(this.wallet.participantId) : false;
  }

  get isNew(): boolean {
    return this.wallet?.entries.length === 0;
  }

  get canOpen(): boolean {
    return !this.noLink;
  }

  handleOpen(): void {
    this[NavigationMixin.Navigate]({
      type: 'standard__navItemPage',
      attributes: { apiName: qualified('Bellringer_Rewards') },
    });
  }

  handleRetry(): void {
    this.error = null;
    void this.live.refresh();
  }
}
