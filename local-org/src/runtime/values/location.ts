/** `System.Location` and `System.Address` as values. */
import { ApexDouble } from './apexDouble.ts';
import { ApexObject } from './apexObject.ts';
import { sharedType } from './sharedTypes.ts';

/** Latitude and longitude in degrees. */
export type Degrees = readonly [number, number];

/** Radius of the earth as the great-circle distance takes it. */
const RADIUS = { km: 6371, mi: 3959 } as const;

/** Great-circle distance of two places. */
export function distanceBetween(from: Degrees, to: Degrees, unit: keyof typeof RADIUS): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [lat1, lat2] = [radians(from[0]), radians(to[0])];
  const half = (angle: number): number => Math.sin(angle / 2) ** 2;
  const a = half(lat2 - lat1) + Math.cos(lat1) * Math.cos(lat2) * half(radians(to[1] - from[1]));
  return 2 * RADIUS[unit] * Math.asin(Math.min(1, Math.sqrt(a)));
}

/** A point on the earth. */
export class Location extends ApexObject {
  static override $type = sharedType('Location', 'library');
  readonly latitude: ApexDouble | null;
  readonly longitude: ApexDouble | null;

  constructor(latitude: number | null, longitude: number | null) {
    super();
    this.latitude = latitude === null ? null : new ApexDouble(latitude);
    this.longitude = longitude === null ? null : new ApexDouble(longitude);
  }

  /** Null where a coordinate is missing. */
  get degrees(): Degrees | null {
    return this.latitude === null || this.longitude === null ? null : [this.latitude.n, this.longitude.n];
  }

  /** What JSON shows. */
  parts(): Record<string, string | number | null> {
    return { latitude: this.latitude?.n ?? null, longitude: this.longitude?.n ?? null };
  }

  override equalityKey(): string {
    return JSON.stringify(this.parts());
  }

  override toString(): string {
    return `API LOCATION[${String(this.latitude?.toString() ?? null)} ${String(this.longitude?.toString() ?? null)}]`;
  }
}

/** Text parts of an address, in the order JSON shows them with the coordinates between. */
export type AddressText =
  'street' | 'city' | 'state' | 'stateCode' | 'postalCode' | 'country' | 'countryCode' | 'geocodeAccuracy';

/** A postal address. */
export class Address extends ApexObject {
  static override $type = sharedType('Address', 'library');
  readonly text: Readonly<Partial<Record<AddressText, string | null>>>;
  readonly place: Location;

  constructor(text: Address['text'], place: Location) {
    super();
    this.text = text;
    this.place = place;
  }

  /** What JSON shows; codes of state and country only where the org has them. */
  parts(): Record<string, string | number | null> {
    const all = { ...this.text, ...this.place.parts() };
    return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  override equalityKey(): string {
    return JSON.stringify(this.parts());
  }

  override toString(): string {
    const { street, city, state, postalCode, country } = this.text;
    const shown = [street, city, state, postalCode, country].map((part) => part ?? null);
    return `API ADDRESS[${shown.join(', ')}]`;
  }
}

/** The value of a compound field from the JSON the database makes of its components. */
export function compoundValue(apexType: string, json: string): Location | Address {
  const { latitude, longitude, ...text } = JSON.parse(json) as Record<string, never>;
  const place = new Location(latitude ?? null, longitude ?? null);
  return apexType === 'Address' ? new Address(text, place) : place;
}
