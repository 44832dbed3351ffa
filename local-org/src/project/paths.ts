/** What the path of a file says about it. */
import { BUNDLES, typeOfSuffix } from './metadataTypes.ts';
import type { MetadataType } from './metadataTypes.ts';

/** A bundle's identity. */
export interface BundlePath {
  readonly type: string;
  readonly name: string;
  readonly folder: string;
}

/** The bundle a file belongs to. */
export function bundleOf(path: string): BundlePath | null {
  const match = /^((?:.*\/)?(lwc|aura)\/([^/]+))\/.+$/.exec(path);
  if (!match) return null;
  return { folder: match[1]!, type: BUNDLES[match[2]!]!, name: match[3]! };
}

const IGNORED = [
  /(^|\/)__tests__\//,
  /(^|\/)__mocks__\//,
  /(^|\/)\.[^/]+$/,
  /(^|\/)(tsconfig|jsconfig)[^/]*\.json$/,
  /(^|\/)package\.xml$/,
];

/** Files that never hold metadata. */
export function isIgnored(path: string): boolean {
  return IGNORED.some((pattern) => pattern.test(path));
}

/** Whether a file lists components to delete, and when. */
export function destructiveKind(path: string): 'before' | 'after' | null {
  const match = /(?:^|\/)destructiveChanges(Pre|Post)?\.xml$/.exec(path);
  if (!match) return null;
  return match[1] === 'Pre' ? 'before' : 'after';
}

/**
 * The metadata type of a file: what lies in a folder of static resources belongs to one whatever its suffix, and `.md` is custom metadata
 * only in its folder; elsewhere it is text for people.
 */
export function typeOfPath(path: string): MetadataType | undefined {
  const base = path.slice(path.lastIndexOf('/') + 1);
  const meta = /\.(\w+)-meta\.xml$/.exec(base);
  if (/(^|\/)staticresources\//.test(path)) return typeOfSuffix('resource');
  const type = typeOfSuffix(meta?.[1] ?? /\.(\w+)$/.exec(base)?.[1] ?? '');
  if (type?.name !== 'CustomMetadata' || meta !== null) return type;
  return /(^|\/)customMetadata\//.test(path) ? type : undefined;
}
