import { LightningElement, api } from 'lwc';
import type { ItemModel } from '../../../metadata/pageModel.ts';

/** The components placed in one region or facet. */
export default class Region extends LightningElement {
  /** The placed components. */
  @api items: readonly ItemModel[] = [];
  /** The record, on a record page. */
  @api recordId: string | null = null;
  /** Its object. */
  @api objectApiName: string | null = null;
}
