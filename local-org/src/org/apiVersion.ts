/** The newest API version this org speaks; what does not state a version gets it. */
export const LATEST_API_VERSION = '67.0';
