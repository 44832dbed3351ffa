/**
 * `System.Security`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Security.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { ApexEnumValue } from '../../runtime/values/apexObject.ts';
import type { ApexList } from '../../runtime/values/collections.ts';
import { strip } from '../support/accessDecision.ts';
import type { AccessKind } from '../support/accessDecision.ts';

export const behaviour: LibraryType = {
  'stripInaccessible(AccessType,List<SObject>)': (env, kind: ApexEnumValue, records: ApexList) =>
    strip(env, kind.name as AccessKind, env.ops.nonNull(records), true),
  'stripInaccessible(AccessType,List<SObject>,Boolean)': (
    env,
    kind: ApexEnumValue,
    records: ApexList,
    check: boolean,
  ) => strip(env, kind.name as AccessKind, env.ops.nonNull(records), check),
};
