import { LightningElement, api, wire } from 'lwc';
import explainEntry from '@salesforce/apex/ExplainController.explainEntry';
import { localMoney, phrase } from 'c/phrase';
import { labels } from './labels';

interface NumberedStep extends Apex.ExplanationStep {
  key: string;
  number: string;
}

/** Why one ledger line is what it is: the steps, the inputs, and the published rule it follows. */
export default class ExplainEntry extends LightningElement {
  /** The ledger line. */
  @api entryId?: string;

  labels = labels;
  explanation?: Apex.EntryExplanation;
  error: unknown = null;

  @wire(explainEntry, { entryId: '$entryId' })
  wiredExplanation(result: Sf.WireResult<Apex.EntryExplanation>): void {
    this.explanation = result.data;
    this.error = result.error ?? null;
  }

  get headline(): string {
    return localMoney(this.explanation?.headline ?? '');
  }

  get posted(): string {
    const kind = this.explanation?.entry.kind ?? '';
    return phrase(labels.lineOf, kind, this.explanation?.entry.participantName ?? '');
  }

  get steps(): NumberedStep[] {
    return (this.explanation?.steps ?? []).map((step, index) => ({
      ...step,
      text: localMoney(step.text),
      key: String(index),
      number: String(index + 1),
    }));
  }

  /** A redemption or a correction by hand has no arithmetic behind it. */
  get hasSteps(): boolean {
    return this.steps.length > 0;
  }

  get hasInputs(): boolean {
    return (this.explanation?.inputs.length ?? 0) > 0;
  }

  get related(): Apex.EntryView[] {
    return (this.explanation?.related ?? []).map((entry) => ({ ...entry, reason: localMoney(entry.reason) }));
  }

  get hasRelated(): boolean {
    return (this.explanation?.related.length ?? 0) > 0;
  }
}
