import { LightningElement, api } from 'lwc';
import { describe, nameFieldOf, objectOf } from 'localorg/describe';
import { errorMessage } from 'localorg/http';
import { onRecordChange, readRecord } from 'localorg/records';
import { boot } from 'localorg/session';
import type { AppModel, FlexiPageModel, ItemModel } from '../../../metadata/pageModel.ts';

/** A record's page: the one assigned to its object, or the platform's own arrangement. */
export default class RecordPage extends LightningElement {
  /** The record. */
  @api recordId!: string;
  /** Its object, when the address names it. */
  @api objectApiName: string | null = null;
  /** The application that is open. */
  @api app!: AppModel;
  objectName = '';
  name = '';
  error = '';
  flexiPage: FlexiPageModel | null = null;
  #stop: (() => void) | null = null;

  override connectedCallback(): void {
    this.#stop = onRecordChange(this.recordId, () => void this.readName());
    this.load().catch((error: unknown) => (this.error = errorMessage(error)));
  }

  override disconnectedCallback(): void {
    this.#stop?.();
  }

  get needsHeading(): boolean {
    return !this.flexiPage?.regions.some((region) =>
      region.items.some((item) => item.name === 'force:highlightsPanel'),
    );
  }

  private async load(): Promise<void> {
    const object = await describe(this.objectApiName ?? (await objectOf(this.recordId)));
    this.objectName = object.name;
    await this.readName();
    this.flexiPage = assignedPage(object.name, this.app) ?? standardPage(object.name);
  }

  private async readName(): Promise<void> {
    const object = await describe(this.objectName);
    const record = await readRecord(this.recordId, [nameFieldOf(object)]);
    this.name = String(record.fields[nameFieldOf(object)]?.value ?? object.label);
    const title = `${this.name} | ${object.label}`;
    this.dispatchEvent(new CustomEvent('pagetitle', { detail: { title }, bubbles: true, composed: true }));
  }
}

/** The app's page, the object's page, or the only record page there is for the object. */
function assignedPage(object: string, app: AppModel): FlexiPageModel | null {
  const name = app.recordPages[object] ?? boot.model.objectPages[object];
  const assigned = name ? boot.model.pages[name] : undefined;
  if (assigned) return assigned;
  const candidates = Object.values(boot.model.pages).filter(
    (page) => page.type === 'RecordPage' && page.object === object,
  );
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

function standardPage(object: string): FlexiPageModel {
  const item = (name: string, sections: ItemModel['sections'] = []): ItemModel => ({
    id: name,
    name,
    props: {},
    sections,
    visibility: null,
    problem: null,
  });
  const path = ['Opportunity', 'Lead', 'Case'].includes(object)
    ? [item('runtime_sales_pathassistant:pathAssistant')]
    : [];
  const tabs = item('flexipage:tabset', [
    { id: 'detail', label: 'Details', items: [item('force:detailPanel')] },
    { id: 'related', label: 'Related', items: [item('force:relatedListContainer')] },
  ]);
  return {
    name: `standard_${object}`,
    label: object,
    type: 'RecordPage',
    object,
    template: 'flexipage:recordHomeSimpleViewTemplate',
    regions: [
      { name: 'header', items: [item('force:highlightsPanel'), ...path] },
      { name: 'main', items: [tabs] },
    ],
  };
}
