/**
 * `Approval.ProcessRequest`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_approval_processrequest.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { accessors } from '../support/accessors.ts';

export const behaviour: LibraryType = accessors(['Comments', 'NextApproverIds']);
