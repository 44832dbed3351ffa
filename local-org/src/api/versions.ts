/** The API versions this org answers to. Any version in a path is accepted; behaviour is that of the latest. */
export const API_VERSIONS = [
  { version: '64.0', label: "Summer '25" },
  { version: '65.0', label: "Winter '26" },
  { version: '66.0', label: "Spring '26" },
  { version: '67.0', label: "Summer '26" },
] as const;

/** The newest API version. */
export const LATEST_VERSION = '67.0';
