import { LightningElement, api } from 'lwc';

/** An amount of money in the reader's locale; digits line up under one another. */
export default class Money extends LightningElement {
  /** The amount, in the currency's main unit. */
  @api amount = 0;
  /** ISO 4217 code. */
  @api currencyCode = 'USD';
  /** Leaves the decimals out of whole amounts. */
  @api short = false;

  get decimals(): number | undefined {
    return this.isRound ? 0 : undefined;
  }

  get mostDecimals(): number | undefined {
    return this.isRound ? 0 : undefined;
  }

  private get isRound(): boolean {
    return this.short && Number.isInteger(this.amount);
  }
}
