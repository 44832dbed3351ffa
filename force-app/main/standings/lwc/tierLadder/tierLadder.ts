import { LightningElement, api } from 'lwc';
import { isMissing, localMoney, moneyText, numberText, phrase } from 'c/phrase';
import { labels } from './labels';

interface StepView {
  key: string;
  className: string;
  ariaCurrent: 'step' | null;
  range: string;
  amount: string;
  state: string;
  icon: string | null;
}

/** The steps of one rule, which of them are reached, and what the next one takes. */
export default class TierLadder extends LightningElement {
  /** Where the participant stands in this rule, as the server counted it. */
  @api progress!: Apex.RuleProgress;

  labels = labels;

  get where(): string {
    return phrase(labels.where, this.progress.programName, this.progress.periodLabel, numberText(this.progress.count));
  }

  get steps(): StepView[] {
    return this.progress.steps.map((step) => this.stepView(step));
  }

  get next(): string {
    const { toNextStep, nextAmount, currencyCode } = this.progress;
    if (isMissing(toNextStep) || isMissing(nextAmount)) {
      return labels.topStep;
    }
    return phrase(labels.toNext, numberText(toNextStep), moneyText(nextAmount, currencyCode));
  }

  /** The rule in the server's words. */
  get inWords(): string {
    return localMoney(this.progress.plainText);
  }

  private stepView(step: Apex.TierStep): StepView {
    const state = step.current ? 'current' : step.reached ? 'reached' : 'ahead';
    return {
      key: String(step.fromCount),
      className: `step step_${state}`,
      ariaCurrent: step.current ? 'step' : null,
      range: isMissing(step.toCount)
        ? phrase(labels.rangeOpen, numberText(step.fromCount))
        : phrase(labels.range, numberText(step.fromCount), numberText(step.toCount)),
      amount: phrase(labels.each, moneyText(step.amount, this.progress.currencyCode)),
      state: { current: labels.here, reached: labels.reached, ahead: labels.ahead }[state],
      icon: { current: 'utility:arrow_right', reached: 'utility:check', ahead: null }[state],
    };
  }
}
