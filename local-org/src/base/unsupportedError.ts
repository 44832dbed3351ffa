/** Thrown wherever something the platform has is missing here. Names the feature and the place; never caught by Apex. */
export class UnsupportedError extends Error {
  readonly feature: string;
  readonly where: string;

  constructor(feature: string, where: string) {
    super(`Not supported by the local org: ${feature} (${where})`);
    this.name = 'UnsupportedError';
    this.feature = feature;
    this.where = where;
  }
}
