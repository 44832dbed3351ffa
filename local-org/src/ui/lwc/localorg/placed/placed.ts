import { LightningElement, api } from 'lwc';
import { errorMessage, hostGet } from 'localorg/http';
import { onRecordChange, readRecord, type RecordView } from 'localorg/records';
import { reportProblem } from 'localorg/reports';
import { evaluateVisibility, ruleFields, type Visibility } from 'localorg/visibility';
import type { ItemModel } from '../../../metadata/pageModel.ts';

/** Standard components that the shell has, by the module that draws them. */
const STANDARD: Readonly<Record<string, string>> = {
  'force:detailPanel': 'localorg/recordDetail',
  'force:recordDetail': 'localorg/recordDetail',
  'force:highlightsPanel': 'localorg/highlights',
  'force:relatedListContainer': 'localorg/relatedLists',
  'force:relatedListSingleContainer': 'localorg/relatedLists',
  'runtime_sales_pathassistant:pathAssistant': 'localorg/pathAssistant',
};

const BUILT_IN = ['flexipage:tabset', 'flexipage:accordion', 'flexipage:richText'];

/** One component on a page: resolves it, decides its visibility, and stands in for it when it fails. */
export default class Placed extends LightningElement {
  /** The placement. */
  @api item!: ItemModel;
  /** The record, on a record page. */
  @api recordId: string | null = null;
  /** Its object. */
  @api objectApiName: string | null = null;
  ctor: unknown = null;
  problem: string | null = null;
  visibility: Visibility = { kind: 'hidden' };
  #stop: (() => void) | null = null;

  override connectedCallback(): void {
    this.problem = this.item.problem ?? this.unknownProblem();
    void this.decideVisibility();
    if (this.recordId && ruleFields(this.item.visibility).length > 0) {
      this.#stop = onRecordChange(this.recordId, () => void this.decideVisibility());
    }
    const module = STANDARD[this.item.name] ?? (this.item.name.startsWith('c/') ? this.item.name : null);
    if (module && !this.problem) void this.load(module);
  }

  override disconnectedCallback(): void {
    this.#stop?.();
  }

  /** A component that throws is replaced by a box; the rest of the page stays. */
  override errorCallback(error: Error): void {
    this.ctor = null;
    this.problem = `It failed: ${error.message}`;
    reportProblem(`${this.item.name}: ${error.stack ?? error.message}`);
    console.error(error);
  }

  get isShown(): boolean {
    return this.visibility.kind !== 'hidden';
  }

  get warning(): string | null {
    return this.visibility.kind === 'unknown'
      ? `Shown although its visibility rule cannot be evaluated here: ${this.visibility.expression}`
      : null;
  }

  get isTabset(): boolean {
    return this.item.name === 'flexipage:tabset';
  }

  get isAccordion(): boolean {
    return this.item.name === 'flexipage:accordion';
  }

  get firstSection(): string | undefined {
    return this.item.sections[0]?.id;
  }

  get richText(): string | null {
    return this.item.name === 'flexipage:richText' ? String(this.item.props['richTextValue'] ?? '') : null;
  }

  get props(): Record<string, unknown> {
    const record = this.recordId ? { recordId: this.recordId, objectApiName: this.objectApiName } : {};
    if (this.item.name.startsWith('c/')) return { ...this.item.props, ...record };
    return { ...record, settings: this.item.props };
  }

  private unknownProblem(): string | null {
    const { name } = this.item;
    if (name.startsWith('c/') || name in STANDARD || BUILT_IN.includes(name)) return null;
    return 'This standard component is not supported by the local org.';
  }

  private async decideVisibility(): Promise<void> {
    const fields = ruleFields(this.item.visibility);
    let record: RecordView | null = null;
    if (fields.length > 0 && this.recordId) {
      try {
        record = await readRecord(this.recordId, [], fields);
      } catch (error) {
        this.problem = errorMessage(error);
      }
    }
    this.visibility = evaluateVisibility(this.item.visibility, (path) => valueAt(record, path));
  }

  private async load(module: string): Promise<void> {
    try {
      this.ctor = ((await import(module)) as { default: unknown }).default;
    } catch (error) {
      this.problem = await this.loadProblem(error as Error);
      reportProblem(`${this.item.name}: ${this.problem}`);
    }
  }

  // the browser says only "Failed to fetch dynamically imported module"; the server knows why
  private async loadProblem(error: Error): Promise<string> {
    try {
      const problems = await hostGet<{ message: string }[]>('/problems');
      if (problems.length > 0) return problems.map((problem) => problem.message).join('\n');
    } catch (failure) {
      return `${error.message} (${errorMessage(failure)})`;
    }
    return error.message;
  }
}

function valueAt(record: RecordView | null, path: string): unknown {
  type View = { fields?: Record<string, { value: unknown }> } | null | undefined;
  return path.split('.').reduce<unknown>((view, name) => (view as View)?.fields?.[name]?.value, record);
}
