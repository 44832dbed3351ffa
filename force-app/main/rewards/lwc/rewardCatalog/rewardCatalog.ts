import { LightningElement, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import getCatalog from '@salesforce/apex/RedemptionController.getCatalog';
import getWallet from '@salesforce/apex/WalletController.getWallet';
import { LiveWires } from 'c/liveWires';
import { moneyText, phrase } from 'c/phrase';
import { askPulseNow } from 'c/pulse';
import RedeemModal from 'c/redeemModal';
import { labels } from './labels';

interface RewardCard {
  id: string;
  name: string;
  initial: string;
  imageUrl: string | null;
  range: string;
  action: string;
  isOutOfReach: boolean;
  missing: string;
}

/** The gift cards to choose from; choosing one opens the confirmation. */
export default class RewardCatalog extends LightningElement {
  labels = labels;
  options?: Apex.RewardOption[];
  wallet?: Apex.Wallet;
  error: unknown = null;

  private readonly live = new LiveWires();

  override connectedCallback(): void {
    this.live.start();
  }

  override disconnectedCallback(): void {
    this.live.stop();
  }

  @wire(getCatalog)
  wiredCatalog(result: Sf.WireResult<Apex.RewardOption[]>): void {
    this.live.keep('catalog', result);
    if (result.data) {
      this.options = result.data;
      this.error = null;
    } else if (result.error) {
      this.error = result.error;
    }
  }

  @wire(getWallet)
  wiredWallet(result: Sf.WireResult<Apex.Wallet>): void {
    this.live.keep('wallet', result);
    if (result.data) {
      this.wallet = result.data;
    } else if (result.error) {
      this.error = result.error;
    }
  }

  get isLoading(): boolean {
    return !this.options && !this.error;
  }

  get isEmpty(): boolean {
    return this.options?.length === 0;
  }

  get cards(): RewardCard[] {
    return (this.options ?? []).map((option) => rewardCard(option, this.wallet));
  }

  handleChoose(event: Event): void {
    const id = (event.currentTarget as HTMLElement).dataset['id'];
    const option = this.options?.find((candidate) => candidate.rewardItemId === id);
    if (option && this.wallet) {
      void this.redeem(option, this.wallet.available);
    }
  }

  handleRetry(): void {
    this.error = null;
    void this.live.refresh();
  }

  private async redeem(reward: Apex.RewardOption, available: number): Promise<void> {
    const payout = (await RedeemModal.open({ label: reward.name, size: 'small', reward, available })) as
      Apex.PayoutView | undefined;
    if (!payout) {
      return;
    }
    const amount = moneyText(payout.amount, payout.currencyCode);
    this.dispatchEvent(
      new ShowToastEvent({
        title: phrase(labels.requestedTitle, payout.rewardName),
        message: phrase(labels.requestedMessage, amount, payout.statusLabel),
        variant: 'success',
      }),
    );
    await this.live.refresh();
    askPulseNow();
  }
}

function rewardCard(option: Apex.RewardOption, wallet: Apex.Wallet | undefined): RewardCard {
  const least = moneyText(option.minAmount, option.currencyCode);
  const most = moneyText(option.maxAmount, option.currencyCode);
  return {
    id: option.rewardItemId,
    name: option.name,
    initial: option.name.charAt(0),
    imageUrl: option.imageUrl,
    range: option.minAmount === option.maxAmount ? least : phrase(labels.range, least, most),
    action: phrase(labels.redeemNamed, option.name),
    isOutOfReach: !wallet || wallet.available < option.minAmount,
    missing: phrase(labels.outOfReach, least),
  };
}
