/** `System.Continuation`: callouts whose answers come to a callback later. Tests give the answers. */
import type { Env } from '../../abi/env.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import type { HttpRequest, HttpResponse } from './httpMessages.ts';

/** Requests one continuation may hold. */
const MOST_REQUESTS = 3;
const LONGEST_TIMEOUT = 120;

export class Continuation extends ApexObject {
  static override $type = sharedType('Continuation', 'library');
  continuationMethod: string | null = null;
  state: unknown = null;
  timeout: number;
  readonly requests = new Map<string, HttpRequest>();

  constructor(timeout: number) {
    super();
    if (timeout > LONGEST_TIMEOUT || timeout < 1) {
      const message = `Invalid timeout value: ${timeout}. The maximum is ${LONGEST_TIMEOUT} seconds.`;
      throw apexError('System.InvalidParameterValueException', message);
    }
    this.timeout = timeout;
  }

  /** Adds a request; the label its answer is known by. */
  add(request: HttpRequest): string {
    if (this.requests.size >= MOST_REQUESTS) {
      throw apexError('System.LimitException', `Too many callouts in one continuation: ${MOST_REQUESTS + 1}`);
    }
    const label = `Continuation-${this.requests.size + 1}`;
    this.requests.set(label, request);
    return label;
  }
}

/** Answers by label, as the test set them. */
export function responses(env: Env): Map<string, HttpResponse> {
  return env.scratch('continuation responses', () => new Map<string, HttpResponse>());
}

/** `Continuation.getResponse`. */
export function responseOf(env: Env, label: string): HttpResponse {
  const found = responses(env).get(label);
  if (found) return found;
  throw new UnsupportedError(`the answer of ${label}`, 'continuations run only in tests');
}

/** `Test.invokeContinuationMethod`: calls back as if all answers had come. */
export function invokeContinuation(env: Env, controller: unknown, continuation: Continuation): unknown {
  const { continuationMethod, state } = env.ops.nonNull(continuation);
  const method = env.ops.nonNull(continuationMethod);
  const type = env.typeOf(env.ops.nonNull(controller));
  const found = type?.info?.methods.find((one) => one.name.toLowerCase() === method.toLowerCase());
  if (!found) throw apexError('System.VisualforceException', `Continuation method ${method} does not exist`);
  const args = [state, [...continuation.requests.keys()]].slice(0, found.paramTypes.length);
  if (found.isStatic) {
    const cls = type?.cls as unknown as Record<string, (...given: unknown[]) => unknown>;
    return cls[found.jsName]?.(...labelled(env, found.paramTypes, args)) ?? null;
  }
  return env.invoke(controller, found.name, found.paramTypes, labelled(env, found.paramTypes, args));
}

/** The parameters of a callback: labels for a list of texts, state for anything else. */
function labelled(env: Env, types: readonly string[], [state, labels]: readonly unknown[]): unknown[] {
  return types.map((type) =>
    /^List<String>$/i.test(type) ? env.newList(env.type('List<String>'), (labels ?? []) as string[]) : state,
  );
}
