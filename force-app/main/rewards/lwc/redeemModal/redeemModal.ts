import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import redeem from '@salesforce/apex/RedemptionController.redeem';
import { moneyText, phrase } from 'c/phrase';
import { labels } from './labels';

interface Checkable extends HTMLElement {
  reportValidity(): boolean;
}

/**
 * Asks how much, confirms, and requests the payout. Closes with the payout; with nothing when cancelled.
 * One request key is made when it opens and sent with every attempt, so a second click or a retry after a lost
 * answer can never redeem twice.
 */
export default class RedeemModal extends LightningModal {
  /** The gift card. */
  @api reward!: Apex.RewardOption;
  /** What the wallet holds. */
  @api available = 0;

  labels = labels;
  amount = 0;
  isSending = false;
  error: unknown = null;

  private readonly requestKey = crypto.randomUUID();

  override connectedCallback(): void {
    this.amount = this.reward.minAmount;
  }

  get heading(): string {
    return phrase(labels.heading, this.reward.name);
  }

  get balance(): string {
    return phrase(labels.balance, this.inMoney(this.available));
  }

  get amountLabel(): string {
    return phrase(labels.amount, this.reward.currencyCode);
  }

  get isFixed(): boolean {
    return this.reward.minAmount === this.reward.maxAmount;
  }

  get fixedAmount(): string {
    return phrase(labels.fixed, this.inMoney(this.reward.minAmount));
  }

  /** The most that can be asked for: the card's limit or the wallet. The server checks again. */
  get highest(): number {
    return Math.min(this.reward.maxAmount, this.available);
  }

  get rangeMessage(): string {
    return phrase(labels.outOfRange, this.inMoney(this.reward.minAmount), this.inMoney(this.highest));
  }

  get confirmLabel(): string {
    return this.isSending ? labels.sending : phrase(labels.confirm, this.inMoney(this.amount));
  }

  handleAmount(event: CustomEvent<{ value: string }>): void {
    this.amount = Number(event.detail.value);
  }

  handleCancel(): void {
    this.close();
  }

  handleConfirm(): void {
    const input = this.template?.querySelector<Checkable>('lightning-input');
    if (this.isSending || (input && !input.reportValidity())) {
      return;
    }
    void this.send();
  }

  private async send(): Promise<void> {
    this.isSending = true;
    this.disableClose = true;
    this.error = null;
    try {
      const { rewardItemId } = this.reward;
      const payout = await redeem({ rewardItemId, amount: this.amount, requestKey: this.requestKey });
      this.disableClose = false;
      this.close(payout);
    } catch (fault) {
      this.error = fault;
    } finally {
      this.isSending = false;
      this.disableClose = false;
    }
  }

  private inMoney(amount: number): string {
    return moneyText(amount, this.reward.currencyCode);
  }
}
