import { LightningElement, api } from 'lwc';
import { labels } from './labels';

type State = 'done' | 'current' | 'ahead' | 'stopped';

interface StepView {
  key: string;
  className: string;
  ariaCurrent: 'step' | null;
  label: string;
  spoken: string;
  icon: string | null;
}

/** The way every payout goes, in order. */
const WAY = [labels.requested, labels.approved, labels.ordered, labels.delivered];

/** How many steps of the way each status has behind it; `stopped` ends the way there. */
const REACHED: Record<Apex.PayoutView['status'], { done: number; stopped: boolean }> = {
  Requested: { done: 1, stopped: false },
  PendingApproval: { done: 1, stopped: false },
  Approved: { done: 2, stopped: false },
  Leased: { done: 2, stopped: false },
  Ordered: { done: 3, stopped: false },
  Delivered: { done: 4, stopped: false },
  ActionNeeded: { done: 2, stopped: true },
  Rejected: { done: 1, stopped: true },
  Cancelled: { done: 1, stopped: true },
};

/** The steps of one redemption; a redemption that ended early shows where and why. */
export default class PayoutSteps extends LightningElement {
  /** The redemption. */
  @api payout!: Apex.PayoutView;

  labels = labels;

  get steps(): StepView[] {
    const { done, stopped } = REACHED[this.payout.status];
    const shown = stopped ? [...WAY.slice(0, done), this.payout.statusLabel] : WAY;
    return shown.map((label, index) => stepView(index, label, stateOf(index, done, stopped)));
  }

  /** What the provider or approver said, or what the redemption is waiting for. */
  get note(): string | null {
    return this.payout.message ?? (this.payout.status === 'PendingApproval' ? this.payout.statusLabel : null);
  }
}

function stateOf(index: number, done: number, stopped: boolean): State {
  if (index < done) {
    return 'done';
  }
  if (index > done) {
    return 'ahead';
  }
  return stopped ? 'stopped' : 'current';
}

function stepView(index: number, label: string, state: State): StepView {
  return {
    key: String(index),
    className: `step step_${state}`,
    ariaCurrent: state === 'current' || state === 'stopped' ? 'step' : null,
    label,
    spoken: { done: labels.done, current: labels.underWay, ahead: labels.ahead, stopped: labels.stopped }[state],
    icon: { done: 'utility:check', current: 'utility:clock', ahead: null, stopped: 'utility:warning' }[state],
  };
}
