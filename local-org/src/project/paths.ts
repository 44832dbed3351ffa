/** What the path of a file says about it. */
import { BUNDLES } from './metadataTypes.ts';

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
