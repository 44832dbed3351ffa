/** `Database.DMLOptions` as a value. */
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

/** `Database.DMLOptions.DuplicateRuleHeader` */
export class DuplicateRuleHeader extends ApexObject {
  static override $type = sharedType('DMLOptions.DuplicateRuleHeader', 'library');
  allowSave = false;
  runAsCurrentUser = false;
}

export class DmlOptions extends ApexObject {
  static override $type = sharedType('Database.DMLOptions', 'library');
  optAllOrNone: boolean | null = null;
  readonly duplicateRuleHeader = new DuplicateRuleHeader();
}
