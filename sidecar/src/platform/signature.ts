import { createHmac, timingSafeEqual } from 'node:crypto';

/** Signs a raw body: `sha256=` and the hexadecimal HMAC-SHA256 of its bytes. */
export function signBody(rawBody: Buffer | string, secret: string): string {
  return 'sha256=' + createHmac('sha256', secret).update(rawBody).digest('hex');
}

/** Says whether a signature belongs to a raw body, in a time that does not depend on where they differ. */
export function signatureMatches(rawBody: Buffer | string, signature: string | undefined, secret: string): boolean {
  if (signature === undefined) return false;
  const expected = Buffer.from(signBody(rawBody, secret));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
