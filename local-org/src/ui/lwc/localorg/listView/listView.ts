import { LightningElement, api } from 'lwc';
import { confirmDelete } from 'localorg/deletion';
import { describe, iconOf, nameFieldOf, type FieldDescribe, type ObjectDescribe } from 'localorg/describe';
import { count, errorMessage, query } from 'localorg/http';
import { listQuery, listViewsOf, viewColumns } from 'localorg/listQuery';
import { goTo } from 'localorg/pages';
import { lookupName, onAnyRecordChange } from 'localorg/records';
import { locale } from 'localorg/session';
import type { ListViewModel } from '../../../metadata/pageModel.ts';

const PAGE_SIZE = 25;
/** SOQL goes no further with OFFSET. https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_offset.htm */
const MAX_OFFSET = 2000;
const PAUSE_MS = 250;

type Row = Record<string, unknown>;

/** An object's home: its list views with search, sort and pages. */
export default class ListView extends LightningElement {
  /** The object. */
  @api objectApiName!: string;
  /** The list view to start with. */
  @api filterName: string | undefined;
  views: ListViewModel[] = [];
  viewName = '';
  search = '';
  sortField = '';
  isDescending = false;
  offset = 0;
  total = 0;
  rows: object[] | null = null;
  error = '';
  isLoading = true;
  #object: ObjectDescribe | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  #stop: (() => void) | null = null;

  override connectedCallback(): void {
    this.#stop = onAnyRecordChange(() => void this.load());
    this.start().catch((error: unknown) => this.fail(error));
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
    this.#stop?.();
  }

  get icon(): string {
    return iconOf(this.objectApiName);
  }

  get pluralLabel(): string {
    return this.#object?.labelPlural ?? this.objectApiName;
  }

  get searchLabel(): string {
    return `Search ${this.pluralLabel}`;
  }

  get canCreate(): boolean {
    return this.#object?.createable ?? false;
  }

  get canEdit(): boolean {
    return this.#object?.updateable ?? false;
  }

  get canDelete(): boolean {
    return this.#object?.deletable ?? false;
  }

  get hasActions(): boolean {
    return this.canEdit || this.canDelete;
  }

  get viewOptions(): object[] | null {
    return this.views.length > 0 ? this.views.map(({ name, label }) => ({ value: name, label })) : null;
  }

  get columns(): object[] {
    return this.fields().map((field) => {
      const isSorted = field.name === this.sortField;
      const direction = this.isDescending ? 'descending' : 'ascending';
      return {
        name: field.name,
        label: field.label,
        sort: isSorted ? direction : 'none',
        icon: isSorted ? (this.isDescending ? 'utility:arrowdown' : 'utility:arrowup') : null,
      };
    });
  }

  get summary(): string {
    if (this.rows === null) return this.error ? '' : 'Loading…';
    const sorted = this.fields().find((field) => field.name === this.sortField)?.label ?? this.sortField;
    return `${this.total.toLocaleString(locale)} ${this.total === 1 ? 'item' : 'items'} · Sorted by ${sorted}`;
  }

  get tableClass(): string {
    return this.isEmpty ? 'slds-hide' : 'localorg-table__scroll';
  }

  get busy(): string {
    return String(this.isLoading);
  }

  get isEmpty(): boolean {
    return !this.isLoading && this.rows?.length === 0;
  }

  get emptyText(): string {
    return this.search.trim()
      ? `No ${this.pluralLabel} match “${this.search.trim()}”.`
      : `There are no ${this.pluralLabel} in this list.`;
  }

  get hasPages(): boolean {
    return this.total > PAGE_SIZE;
  }

  get isFirst(): boolean {
    return this.offset === 0;
  }

  get isLast(): boolean {
    return this.offset + PAGE_SIZE >= this.total || this.offset + PAGE_SIZE > MAX_OFFSET;
  }

  get range(): string {
    const last = Math.min(this.offset + PAGE_SIZE, this.total);
    const more = this.offset + PAGE_SIZE > MAX_OFFSET ? ' · search to see others' : '';
    return `${(this.offset + 1).toLocaleString(locale)}–${last.toLocaleString(locale)} of ${this.total.toLocaleString(locale)}${more}`;
  }

  create(): void {
    goTo(`/lightning/o/${this.objectApiName}/new`);
  }

  refresh(): void {
    void this.load();
  }

  chooseView(event: CustomEvent<{ value: string }>): void {
    this.viewName = event.detail.value;
    this.offset = 0;
    void this.load();
  }

  changeSearch(event: CustomEvent<{ value: string }>): void {
    this.search = event.detail.value;
    this.offset = 0;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), PAUSE_MS);
  }

  sort(event: Event): void {
    const field = (event.currentTarget as HTMLElement).dataset['field'] ?? '';
    this.isDescending = field === this.sortField && !this.isDescending;
    this.sortField = field;
    this.offset = 0;
    void this.load();
  }

  previous(): void {
    this.offset = Math.max(0, this.offset - PAGE_SIZE);
    void this.load();
  }

  next(): void {
    this.offset += PAGE_SIZE;
    void this.load();
  }

  act(event: CustomEvent<{ value: string }>): void {
    const { record = '', name = '' } = (event.currentTarget as HTMLElement).dataset;
    if (event.detail.value === 'edit') goTo(`/lightning/r/${this.objectApiName}/${record}/edit`);
    else void confirmDelete(this, this.objectApiName, record, name);
  }

  private async start(): Promise<void> {
    const object = await describe(this.objectApiName);
    this.#object = object;
    this.views = listViewsOf(object);
    this.viewName = (this.views.find((view) => view.name === this.filterName) ?? this.views[0])?.name ?? '';
    this.sortField = nameFieldOf(object);
    this.dispatchEvent(
      new CustomEvent('pagetitle', { detail: { title: object.labelPlural }, bubbles: true, composed: true }),
    );
    await this.load();
  }

  private async load(): Promise<void> {
    const object = this.#object;
    const view = this.views.find((candidate) => candidate.name === this.viewName);
    if (!object || !view) return;
    const turn = (this.#turn += 1);
    this.isLoading = true;
    try {
      const queries = await listQuery(object, { ...this.state(view) }, PAGE_SIZE, this.offset);
      const [rows, total] = await Promise.all([query<Row>(queries.rows), count(queries.count)]);
      if (turn !== this.#turn) return;
      this.rows = rows.map((row) => this.draw(object, row));
      this.total = total;
      this.error = '';
    } catch (error) {
      this.fail(error);
    }
    this.isLoading = false;
  }

  private state(view: ListViewModel): {
    view: ListViewModel;
    search: string;
    sortField: string;
    isDescending: boolean;
  } {
    return { view, search: this.search, sortField: this.sortField, isDescending: this.isDescending };
  }

  private fields(): FieldDescribe[] {
    const view = this.views.find((candidate) => candidate.name === this.viewName);
    return this.#object && view ? viewColumns(this.#object, view) : [];
  }

  private draw(object: ObjectDescribe, row: Row): object {
    const nameField = nameFieldOf(object);
    const id = String(row['Id']);
    const name = String(row[nameField] ?? id);
    const cells = this.fields().map((field) => ({
      name: field.name,
      label: field.label,
      field,
      value: row[field.name] ?? null,
      displayValue: lookupName(row, field),
      recordId: field.name === nameField ? id : null,
      className: ['currency', 'double', 'int', 'percent'].includes(field.type) ? 'localorg-table__number' : '',
    }));
    return { id, name, cells, actionsText: `Actions for ${name}` };
  }

  private fail(error: unknown): void {
    this.error = errorMessage(error);
    this.rows ??= [];
    this.isLoading = false;
  }
}
