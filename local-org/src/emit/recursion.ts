/** Which methods can call themselves again, so that the depth of their calls has to be counted. */
import type { BoundBody, BoundType } from '../semantics/bound.ts';
import type { MethodSymbol } from '../semantics/symbols.ts';

const SKIPPED = new Set(['type', 'at', 'field', 'local', 'constructor', 'tested', 'named', 'method']);

/** Methods that lead back to themselves by calls inside the file; any override of a name counts as the method itself. */
export function recursiveMethods(types: readonly BoundType[]): ReadonlySet<MethodSymbol> {
  const bodies = types.flatMap(({ methods }) => methods);
  const calls = new Map<string, Set<string>>();
  for (const { method, body } of bodies) {
    if (body) calls.set(method.jsName, calledFrom(body, calls.get(method.jsName)));
  }
  const found = bodies.filter(({ method }) => reaches(method.jsName, method.jsName, calls));
  return new Set(found.map(({ method }) => method));
}

function calledFrom(node: BoundBody | unknown, names = new Set<string>()): Set<string> {
  if (Array.isArray(node)) {
    for (const one of node) calledFrom(one, names);
    return names;
  }
  if (node === null || typeof node !== 'object') return names;
  const { kind, method } = node as { kind?: string; method?: MethodSymbol };
  if (kind === 'call' && method?.owner.origin === 'apex') names.add(method.jsName);
  for (const [key, value] of Object.entries(node)) if (!SKIPPED.has(key)) calledFrom(value, names);
  return names;
}

function reaches(from: string, wanted: string, calls: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const seen = new Set<string>();
  const waiting = [from];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    for (const called of calls.get(name) ?? []) {
      if (called === wanted) return true;
      if (!seen.has(called)) waiting.push(called);
      seen.add(called);
    }
  }
  return false;
}
