/** `Database.DMLOptions` as a value. */
import { ApexObject } from '../../runtime/values/apexObject.ts';
import type { RecordOptions } from '../../runtime/values/recordOptions.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import { PropertyBag } from './propertyBag.ts';

/** `Database.DMLOptions.DuplicateRuleHeader` */
export class DuplicateRuleHeader extends ApexObject {
  static override $type = sharedType('DMLOptions.DuplicateRuleHeader', 'library');
  allowSave = false;
  runAsCurrentUser = false;
}

/** See the head of this file. */
export class DmlOptions extends ApexObject implements RecordOptions {
  static override $type = sharedType('Database.DMLOptions', 'library');
  allowFieldTruncation: boolean | null = null;
  localeOptions: string | null = null;
  readonly assignmentRuleHeader = new PropertyBag('DMLOptions.AssignmentRuleHeader');
  readonly emailHeader = new PropertyBag('DMLOptions.EmailHeader');
  optAllOrNone: boolean | null = null;
  readonly duplicateRuleHeader = new DuplicateRuleHeader();
}
