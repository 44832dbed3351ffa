import { LightningElement, api, wire } from 'lwc';
import getEntriesForRecord from '@salesforce/apex/ExplainController.getEntriesForRecord';
import { LiveWires } from 'c/liveWires';
import { labels } from './labels';

/** What this record earned, and for whom: every ledger line that came from it. Follows the pulse. */
export default class DealRewards extends LightningElement {
  /** The record of the page. */
  @api recordId?: string;

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

  @wire(getEntriesForRecord, { recordId: '$recordId' })
  wiredEntries(result: Sf.WireResult<Apex.EntryView[]>): void {
    this.live.keep('entries', result);
    if (result.data) {
      this.entries = result.data;
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
