import type { BoundBody } from '../semantics/bound.ts';

const SKIPPED = new Set(['type', 'at', 'method', 'field', 'local', 'constructor', 'parameters', 'tested', 'named']);

/** Whether a body queries, writes or calls code that may: only then does its sharing matter. */
export function touchesData(body: BoundBody): boolean {
  return visit(body.body) || visit(body.head);
}

function visit(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(visit);
  if (node === null || typeof node !== 'object') return false;
  const { kind } = node as { kind?: string };
  if (kind === 'soql' || kind === 'sosl' || kind === 'dml' || kind === 'runAs') return true;
  if (kind === 'call') {
    const { owner } = (node as { method: { owner: { origin: string; name: string } } }).method;
    if (owner.origin === 'apex' || !PURE.test(owner.name)) return true;
  }
  if (kind === 'new') {
    const { owner } = (node as { constructor: { owner: { origin: string } } }).constructor;
    if (owner.origin === 'apex') return true;
  }
  if (kind === 'field') {
    const { field } = node as {
      field: { readsByMethod: boolean; writesByMethod: boolean; isStatic: boolean; owner: { origin: string } };
    };
    if (field.owner.origin === 'apex' && (field.readsByMethod || field.writesByMethod || field.isStatic)) return true;
  }
  return Object.entries(node).some(([key, value]) => !SKIPPED.has(key) && visit(value));
}

/** Library types whose methods never run user code or touch records. */
const PURE =
  /^(String|Integer|Long|Double|Decimal|Boolean|Date|Datetime|Time|Id|Blob|Math|Pattern|Matcher|JSON|EncodingUtil|Crypto|System)$/;
