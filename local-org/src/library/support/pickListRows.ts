/** The rows of a dynamic picklist of the Lightning App Builder. */
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

/** `VisualEditor.DataRow` */
export class DataRow extends ApexObject {
  static override $type = sharedType('VisualEditor.DataRow', 'library');
  readonly label: string | null;
  readonly value: unknown;
  readonly selected: boolean;

  constructor(label: string | null, value: unknown, selected: boolean) {
    super();
    this.label = label;
    this.value = value;
    this.selected = selected;
  }
}

/** `VisualEditor.DynamicPickListRows` */
export class DynamicPickListRows extends ApexObject {
  static override $type = sharedType('VisualEditor.DynamicPickListRows', 'library');
  readonly rows: DataRow[];
  isComplete: boolean;

  constructor(rows: readonly DataRow[], isComplete: boolean) {
    super();
    this.rows = [...rows];
    this.isComplete = isComplete;
  }
}
