/**
 * `System.Address`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_system_Address.htm
 */
import type { LibraryFunction, LibraryType } from '../../abi/libraryType.ts';
import type { Address, AddressText, Location } from '../../runtime/values/location.ts';
import { distance } from '../support/distance.ts';

const text =
  (part: AddressText): LibraryFunction =>
  (_env, self: Address) =>
    self.text[part] ?? null;
const latitude: LibraryFunction = (_env, self: Address) => self.place.latitude;
const longitude: LibraryFunction = (_env, self: Address) => self.place.longitude;

export const behaviour: LibraryType = {
  getCity: text('city'),
  getCountry: text('country'),
  getCountryCode: text('countryCode'),
  getDistance: (env, self: Address, to: Location, unit: string) => distance(env, self.place, to, unit),
  getGeocodeAccuracy: text('geocodeAccuracy'),
  getLatitude: latitude,
  getLongitude: longitude,
  getPostalCode: text('postalCode'),
  getState: text('state'),
  getStateCode: text('stateCode'),
  getStreet: text('street'),
  'get city': text('city'),
  'get country': text('country'),
  'get countryCode': text('countryCode'),
  'get geocodeAccuracy': text('geocodeAccuracy'),
  'get latitude': latitude,
  'get longitude': longitude,
  'get postalCode': text('postalCode'),
  'get state': text('state'),
  'get stateCode': text('stateCode'),
  'get street': text('street'),
};
