/** Reads `multipart/form-data` bodies (RFC 7578). */
import { badRequest } from './errors.ts';

/** The parts by name. */
export function multipart(contentType: string, body: Buffer): Map<string, Buffer> {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) throw badRequest('INVALID_INPUT', 'Expected multipart/form-data with a boundary');
  const delimiter = Buffer.from(`--${mark.trim()}`);
  const parts = new Map<string, Buffer>();
  let start = body.indexOf(delimiter);
  while (start >= 0) {
    const end = body.indexOf(delimiter, start + delimiter.length);
    if (end < 0) break;
    addPart(parts, body.subarray(start + delimiter.length + 2, end - 2));
    start = end;
  }
  return parts;
}

function addPart(parts: Map<string, Buffer>, part: Buffer): void {
  const split = part.indexOf('\r\n\r\n');
  const name = /name="([^"]+)"/i.exec(part.subarray(0, Math.max(0, split)).toString('utf8'))?.[1];
  if (name !== undefined) parts.set(name, part.subarray(split + 4));
}
