import { LightningElement, api } from 'lwc';
import { describe } from 'localorg/describe';
import { errorMessage } from 'localorg/http';
import { goTo } from 'localorg/pages';
import { onAnyRecordChange } from 'localorg/records';
import { loadRelatedList, relatedListsOf, type RelatedList } from './loadRelatedList';

interface Settings {
  readonly relatedListApiName?: string;
}

/** The related lists of a record: those of its page layout, or every child object the user may see. */
export default class RelatedLists extends LightningElement {
  /** The record. */
  @api recordId!: string;
  /** Its object. */
  @api objectApiName!: string;
  /** Properties of the placement; a single related list names itself here. */
  @api settings: Settings = {};
  lists: RelatedList[] = [];
  error = '';
  isLoaded = false;
  #stop: (() => void) | null = null;

  override connectedCallback(): void {
    this.#stop = onAnyRecordChange(() => this.refresh());
    this.refresh();
  }

  override disconnectedCallback(): void {
    this.#stop?.();
  }

  get isEmpty(): boolean {
    return this.isLoaded && this.lists.length === 0;
  }

  create(event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    const list = this.lists.find((candidate) => candidate.key === key);
    if (!list) return;
    goTo(`/lightning/o/${list.object}/new?defaultFieldValues=${encodeURIComponent(`${list.field}=${this.recordId}`)}`);
  }

  private refresh(): void {
    this.load().catch((error: unknown) => (this.error = errorMessage(error)));
  }

  private async load(): Promise<void> {
    const object = await describe(this.objectApiName);
    const wanted = relatedListsOf(object, this.settings.relatedListApiName ?? null);
    const loaded = await Promise.all(wanted.map((list) => loadRelatedList(list, this.recordId)));
    this.lists = loaded.filter((list): list is RelatedList => list !== null);
    this.isLoaded = true;
  }
}
