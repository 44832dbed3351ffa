import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { describe, nameFieldOf, objectOf, type ObjectDescribe } from 'localorg/describe';
import { errorMessage } from 'localorg/http';
import { readRecord } from 'localorg/records';

interface Form {
  save(): Promise<string | null>;
}

/** The dialog that creates or edits a record; closes with the record's id after a save. */
export default class RecordModal extends LightningModal {
  /** The record; null for a new one. */
  @api recordId: string | null = null;
  /** Its object; found by the id when not given. */
  @api objectApiName: string | null = null;
  /** Default field values as `lightning/pageReferenceUtils` encodes them: `Name=Acme,Type=Partner`. */
  @api defaults = '';
  objectName: string | null = null;
  heading = 'Loading…';
  error = '';
  isSaving = false;
  #object: ObjectDescribe | null = null;

  override connectedCallback(): void {
    super.connectedCallback?.();
    this.load().catch((error: unknown) => (this.error = errorMessage(error)));
  }

  get defaultValues(): Record<string, string> {
    const pairs = this.defaults.split(',').filter(Boolean);
    return Object.fromEntries(
      pairs.map((pair) => {
        const [name = '', ...value] = pair.split('=');
        return [name, decodeURIComponent(value.join('='))];
      }),
    );
  }

  cancel(): void {
    this.close();
  }

  async save(): Promise<void> {
    if (this.isSaving) return;
    this.isSaving = true;
    try {
      const savedId = await (this.refs!['form'] as unknown as Form).save();
      if (!savedId) return;
      await this.confirm(savedId);
      this.close(savedId);
    } finally {
      this.isSaving = false;
    }
  }

  private async load(): Promise<void> {
    const name = this.objectApiName ?? (await objectOf(this.recordId ?? ''));
    const object = await describe(name);
    this.#object = object;
    if (this.recordId) {
      const record = await readRecord(this.recordId, [nameFieldOf(object)]);
      this.heading = `Edit ${String(record.fields[nameFieldOf(object)]?.value ?? object.label)}`;
    } else this.heading = `New ${object.label}`;
    this.label = this.heading;
    this.objectName = object.name;
  }

  private async confirm(savedId: string): Promise<void> {
    const object = this.#object;
    if (!object) return;
    const record = await readRecord(savedId, [nameFieldOf(object)]);
    const name = String(record.fields[nameFieldOf(object)]?.value ?? savedId);
    document.body.dispatchEvent(
      new ShowToastEvent({
        title: `${object.label} "${name}" was ${this.recordId ? 'saved' : 'created'}.`,
        variant: 'success',
      }),
    );
  }
}
