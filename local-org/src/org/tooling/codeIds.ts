/** Ids of classes and triggers: made from the name, so that they stay the same over deploys and restarts. */
import { createHash } from 'node:crypto';
import { idChecksum } from '../../runtime/values/recordId.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The 18-character id of a thing known by name. */
export function idOfName(prefix: string, name: string): string {
  const digest = createHash('sha256').update(name.toLowerCase()).digest();
  const body = [...digest.subarray(0, 15 - prefix.length)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return prefix + body + idChecksum(prefix + body);
}

export const classId = (name: string): string => idOfName('01p', name);
export const triggerId = (name: string): string => idOfName('01q', name);
