/** `System.AccessLevel` as a value. */
import type { AccessMode } from '../../abi/env.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

export class AccessLevel extends ApexObject {
  static override $type = sharedType('AccessLevel', 'library');
  static readonly user = new AccessLevel('user');
  static readonly system = new AccessLevel('system');
  readonly mode: AccessMode;

  private constructor(mode: AccessMode) {
    super();
    this.mode = mode;
  }
}
