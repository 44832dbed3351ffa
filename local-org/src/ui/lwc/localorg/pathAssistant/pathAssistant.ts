import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { describe, fieldOf, type FieldDescribe } from 'localorg/describe';
import { errorMessage } from 'localorg/http';
import { onRecordChange, readRecord, updateOne } from 'localorg/records';
import { PATH_FIELDS, stagesOf, type Stage } from './stages';

/** Stands for all closed stages until one of them is chosen. */
const CLOSED = 'Closed';

/** The path on a record page: one step per open stage, the closed ones together at the end. */
export default class PathAssistant extends LightningElement {
  /** The record. */
  @api recordId!: string;
  /** Its object. */
  @api objectApiName!: string;
  /** Properties of the placement; none are used. */
  @api settings: unknown;
  field: FieldDescribe | null = null;
  stages: Stage[] = [];
  value = '';
  chosen: string | null = null;
  closedValue = '';
  isBusy = false;
  error = '';
  #canEdit = false;
  #focusCurrent = false;
  #stop: (() => void) | null = null;

  override connectedCallback(): void {
    this.#stop = onRecordChange(this.recordId, () => this.refresh());
    this.refresh();
  }

  override disconnectedCallback(): void {
    this.#stop?.();
  }

  // The button that was pressed goes away with the last stage; whoever uses the keyboard goes on from the step they are on.
  override renderedCallback(): void {
    const current = this.template!.querySelector<HTMLElement>('[aria-current="step"]');
    if (!this.#focusCurrent || this.isBusy || !current) return;
    this.#focusCurrent = false;
    current.focus();
  }

  get label(): string {
    return `Path: ${this.field?.label ?? ''}`;
  }

  private get open(): Stage[] {
    return this.stages.filter((stage) => !stage.isClosed);
  }

  private get closed(): Stage[] {
    return this.stages.filter((stage) => stage.isClosed);
  }

  private get current(): Stage | undefined {
    return this.stages.find((stage) => stage.value === this.value);
  }

  get steps(): object[] | null {
    if (!this.field) return null;
    const { open, current } = this;
    const isClosed = current?.isClosed ?? false;
    const at = isClosed ? open.length : open.findIndex((stage) => stage.value === this.value);
    const last =
      this.closed.length > 0 ? [{ value: CLOSED, label: isClosed ? (current?.label ?? CLOSED) : CLOSED }] : [];
    return [...open, ...last].map(({ value, label }, index) => {
      const isCurrent = index === at;
      const isDone = index < at || (isCurrent && Boolean(current?.isWon));
      const isChosen = this.chosen === null ? isCurrent : this.chosen === value;
      const kind = isCurrent ? (isClosed ? (current?.isWon ? 'won' : 'lost') : 'current') : isDone ? 'done' : 'ahead';
      return {
        value,
        label,
        number: String(index + 1),
        parts: label.split(/(?<=\/)/),
        isDone,
        current: isCurrent ? 'step' : null,
        pressed: String(isChosen),
        className: `localorg-path__step localorg-path__step_${kind}${isChosen ? ' localorg-path__step_chosen' : ''}`,
      };
    });
  }

  /** The step in hand in words, for where the path is too narrow to name every step. */
  get now(): string {
    const value = this.chosen ?? this.value;
    return value === CLOSED ? CLOSED : this.labelOf(value);
  }

  get isClosing(): boolean {
    return this.chosen === CLOSED;
  }

  get closedOptions(): object[] {
    return this.closed.map(({ value, label }) => ({ value, label }));
  }

  get canMark(): boolean {
    if (!this.#canEdit || !this.field) return false;
    return this.chosen !== null || !this.current?.isClosed;
  }

  get markLabel(): string {
    const name = this.field?.label ?? 'Stage';
    if (this.chosen === null || this.chosen === this.value) return `Mark ${name} as Complete`;
    return this.chosen === CLOSED ? `Mark as ${this.labelOf(this.closedValue)}` : `Mark as Current ${name}`;
  }

  choose(event: Event): void {
    this.chosen = (event.currentTarget as HTMLElement).dataset['value'] ?? null;
    if (this.chosen === CLOSED) this.closedValue = this.closed[0]?.value ?? '';
  }

  chooseClosed(event: CustomEvent<{ value: string }>): void {
    this.closedValue = event.detail.value;
  }

  mark(): void {
    const { open } = this;
    const isComplete = this.chosen === null || this.chosen === this.value;
    const next = isComplete
      ? (open[open.findIndex((stage) => stage.value === this.value) + 1]?.value ?? CLOSED)
      : (this.chosen ?? CLOSED);
    if (next === CLOSED && this.chosen !== CLOSED) {
      this.chosen = CLOSED;
      this.closedValue = this.closed[0]?.value ?? '';
      return;
    }
    void this.save(next === CLOSED ? this.closedValue : next);
  }

  private async save(value: string): Promise<void> {
    if (!this.field) return;
    this.isBusy = true;
    this.error = '';
    try {
      await updateOne(this.objectApiName, this.recordId, { [this.field.name]: value });
      this.chosen = null;
      this.value = value;
      this.#focusCurrent = true;
      this.dispatchEvent(
        new ShowToastEvent({ title: `${this.field.label} changed to ${this.labelOf(value)}.`, variant: 'success' }),
      );
    } catch (error) {
      this.error = errorMessage(error);
    } finally {
      this.isBusy = false;
    }
  }

  private labelOf(value: string): string {
    return this.stages.find((stage) => stage.value === value)?.label ?? value;
  }

  private refresh(): void {
    this.load().catch((error: unknown) => (this.error = errorMessage(error)));
  }

  private async load(): Promise<void> {
    const object = await describe(this.objectApiName);
    const field = fieldOf(object, PATH_FIELDS[this.objectApiName] ?? '');
    if (!field) return;
    const record = await readRecord(this.recordId, [field.name]);
    this.#canEdit = object.updateable && field.updateable;
    this.value = String(record.fields[field.name]?.value ?? '');
    this.stages = await stagesOf(this.objectApiName, field);
    this.field = field;
  }
}
