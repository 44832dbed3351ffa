/**
 * `System.Time`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_time.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexTime } from '../../runtime/values/apexDate.ts';

export const behaviour: LibraryType = {
  newInstance: (_env, hour: number, minute: number, second: number, millisecond: number) =>
    ApexTime.of(hour, minute, second, millisecond),
  addHours: (_env, self: ApexTime, hours: number) => new ApexTime(self.ms + hours * 3_600_000),
  addMinutes: (_env, self: ApexTime, minutes: number) => new ApexTime(self.ms + minutes * 60_000),
  addSeconds: (_env, self: ApexTime, seconds: number) => new ApexTime(self.ms + seconds * 1000),
  addMilliseconds: (_env, self: ApexTime, milliseconds: number) => new ApexTime(self.ms + milliseconds),
  hour: (_env, self: ApexTime) => self.hour,
  minute: (_env, self: ApexTime) => self.minute,
  second: (_env, self: ApexTime) => self.second,
  millisecond: (_env, self: ApexTime) => self.millisecond,
};
