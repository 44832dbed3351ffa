import { LightningElement, api } from 'lwc';
import { describe, nameFieldOf } from 'localorg/describe';
import { errorMessage, query } from 'localorg/http';
import { likePattern, quoted } from 'localorg/records';

interface Option {
  readonly recordId: string;
  readonly name: string;
}

const PAUSE_MS = 200;

/** A lookup field: type a part of the name, choose with the arrow keys and Enter. */
export default class Lookup extends LightningElement {
  /** The field's label. */
  @api label = '';
  /** Objects that may be chosen; the first one is searched. */
  @api referenceTo: readonly string[] = [];
  @api required = false;
  @api disabled = false;
  /** Message of a failed save. */
  @api error = '';
  text = '';
  found: Option[] = [];
  note = '';
  expanded = 'false';
  active = -1;
  #value: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #search = 0;
  #isSearching = false;
  /** Enter was pressed before the answer came: the first result is taken. */
  #picksFirst = false;

  /** Id of the chosen record. */
  @api
  get value(): string | null {
    return this.#value;
  }
  set value(value: string | null) {
    this.#value = value ?? null;
  }

  /** Name of the chosen record. */
  @api
  get displayValue(): string {
    return this.text;
  }
  set displayValue(name: string | null) {
    this.text = name ?? '';
  }

  /** Moves the focus into the field. */
  @api
  focus(): void {
    (this.refs!['input'] as HTMLElement).focus();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  get formClass(): string {
    return this.error ? 'slds-form-element slds-has-error' : 'slds-form-element';
  }

  get listClass(): string {
    return this.expanded === 'true' ? 'localorg-lookup__list' : 'localorg-lookup__list slds-hide';
  }

  get invalid(): string | null {
    return this.error ? 'true' : null;
  }

  get placeholder(): string {
    return 'Search…';
  }

  get canClear(): boolean {
    return Boolean(this.#value) && !this.disabled;
  }

  get clearText(): string {
    return `Clear ${this.label}`;
  }

  get activeId(): string | null {
    return this.active >= 0 ? `option-${this.active}` : null;
  }

  get options(): object[] {
    return this.found.map((option, index) => ({
      ...option,
      index,
      id: `option-${index}`,
      selected: String(index === this.active),
      className:
        index === this.active ? 'localorg-lookup__option localorg-lookup__option_active' : 'localorg-lookup__option',
    }));
  }

  open(): void {
    this.expanded = 'true';
    this.find(this.#value ? '' : this.text);
  }

  type(event: Event): void {
    this.text = (event.target as HTMLInputElement).value;
    if (this.#value) this.choose(null, this.text);
    this.expanded = 'true';
    clearTimeout(this.#timer);
    this.#isSearching = true;
    this.#picksFirst = false;
    this.#search += 1; // an answer to the text before must not count as the answer to this one
    this.#timer = setTimeout(() => this.find(this.text), PAUSE_MS);
  }

  press(event: KeyboardEvent): void {
    const last = this.found.length - 1;
    if (event.key === 'ArrowDown') this.active = Math.min(last, this.active + 1);
    else if (event.key === 'ArrowUp') this.active = Math.max(0, this.active - 1);
    else if (event.key === 'Escape' && this.expanded === 'true') {
      this.expanded = 'false';
      event.stopPropagation();
    } else if (event.key === 'Enter' && this.active >= 0 && !this.#isSearching) this.pickAt(this.active);
    else if (event.key === 'Enter' && this.#isSearching) this.#picksFirst = true;
    else return;
    event.preventDefault();
  }

  pick(event: Event): void {
    event.preventDefault();
    this.pickAt(Number((event.currentTarget as HTMLElement).dataset['index']));
  }

  clear(): void {
    this.choose(null, '');
    (this.refs!['input'] as HTMLElement).focus();
  }

  leave(): void {
    this.expanded = 'false';
    if (this.#isSearching) this.#picksFirst = this.text !== '';
    else if (!this.#value && this.text !== '' && this.found.length === 1) this.pickAt(0);
    else if (!this.#value) this.text = '';
  }

  private pickAt(index: number): void {
    const option = this.found[index];
    if (!option) return;
    this.choose(option.recordId, option.name);
    this.expanded = 'false';
  }

  private choose(recordId: string | null, name: string): void {
    this.#value = recordId;
    this.text = name;
    this.dispatchEvent(new CustomEvent('change', { detail: { value: recordId } }));
  }

  private find(text: string): void {
    const search = (this.#search += 1);
    void this.query(text).then(
      (found) => {
        if (search !== this.#search) return;
        this.#isSearching = false;
        this.found = found;
        this.active = found.length > 0 && text !== '' ? 0 : -1;
        if (this.#picksFirst) this.pickAt(0);
        this.#picksFirst = false;
        this.note = found.length === 0 ? `Nothing found${text ? ` for “${text}”` : ''}.` : '';
      },
      (error: unknown) => (this.note = errorMessage(error)),
    );
  }

  private async query(text: string): Promise<Option[]> {
    const [target = ''] = this.referenceTo;
    const object = await describe(target);
    const name = nameFieldOf(object);
    const conditions = text.trim() === '' ? [] : [`${name} LIKE '%${likePattern(text.trim())}%'`];
    if (target === 'User') conditions.push('IsActive = true');
    const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
    const rows = await query<Record<string, string>>(
      `SELECT Id, ${quoted(name)} FROM ${target}${where} ORDER BY ${name} LIMIT 8`,
    );
    return rows.map((row) => ({ recordId: row['Id'] ?? '', name: row[name] ?? '' }));
  }
}
