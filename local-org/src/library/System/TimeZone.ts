/**
 * `System.TimeZone`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_timezone.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import type { ApexDatetime } from '../../runtime/values/apexDate.ts';
import { ApexZone } from '../support/apexZone.ts';
import { inZone } from '../support/datePattern.ts';

export const behaviour: LibraryType = {
  getTimeZone: (_env, name: string) => new ApexZone(name),
  getID: (_env, self: ApexZone) => self.id,
  getOffset: (_env, self: ApexZone, moment: ApexDatetime) => inZone(moment.ms, self.id).offset * 60_000,
  getDisplayName: (env, self: ApexZone) => {
    const moment = inZone(env.ports.session.now(), self.id);
    return `(GMT${moment.toFormat('ZZ')}) ${moment.toFormat('ZZZZZ')} (${self.id})`;
  },
  toString: (_env: unknown, self: ApexZone) => self.id,
  restore: (_env, id: string) => new ApexZone(id),
};
