/**
 * `System.Location`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_system_Location.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { Location } from '../../runtime/values/location.ts';
import { distance } from '../support/distance.ts';

export const behaviour: LibraryType = {
  newInstance: (env, latitude: unknown, longitude: unknown) =>
    new Location(Number(String(env.ops.nonNull(latitude))), Number(String(env.ops.nonNull(longitude)))),
  'getDistance/3': (env, from: Location, to: Location, unit: string) => distance(env, env.ops.nonNull(from), to, unit),
  'getDistance/2': (env, self: Location, to: Location, unit: string) => distance(env, self, to, unit),
  getLatitude: (_env, self: Location) => self.latitude,
  getLongitude: (_env, self: Location) => self.longitude,
  'get latitude': (_env, self: Location) => self.latitude,
  'get longitude': (_env, self: Location) => self.longitude,
};
