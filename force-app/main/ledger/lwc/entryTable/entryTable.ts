import { LightningElement, api } from 'lwc';
import ExplainModal from 'c/explainModal';
import { localMoney, phrase } from 'c/phrase';
import { labels } from './labels';

interface EntryLine extends Apex.EntryView {
  origin: string;
  explainAction: string;
}

/** Ledger lines as a table; every line opens its own proof. */
export default class EntryTable extends LightningElement {
  /** The lines, in the order to show them. */
  @api entries: Apex.EntryView[] = [];
  /** What the table holds, for those who cannot see it. */
  @api caption = '';
  /** Names the person on each line, where the lines are not all the reader's own. */
  @api showParticipant = false;

  labels = labels;

  get lines(): EntryLine[] {
    return this.entries.map((entry) => ({
      ...entry,
      reason: localMoney(entry.reason),
      origin: this.originOf(entry),
      explainAction: phrase(labels.explain, localMoney(entry.reason)),
    }));
  }

  handleExplain(event: Event): void {
    const entryId = (event.currentTarget as HTMLElement).dataset['id'];
    void ExplainModal.open({ label: labels.explainTitle, size: 'medium', entryId });
  }

  private originOf(entry: Apex.EntryView): string {
    const who = this.showParticipant ? entry.participantName : null;
    const facts = [who, entry.sourceName, entry.programName, entry.ruleLabel];
    return facts.filter((fact) => fact).join(' · ');
  }
}
