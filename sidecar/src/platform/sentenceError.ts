/** A failure whose message is one sentence an operator can act on; it is shown without a stack. */
export class SentenceError extends Error {
  override readonly name: string = 'SentenceError';
}

/** The message of anything thrown, with the network code that fetch hides in the cause. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof SentenceError) return error.message;
  const cause = error.cause;
  if (cause instanceof Error && cause.message && cause.message !== error.message)
    return `${error.message}: ${cause.message}`;
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error.message || error.name;
}

/** The system error code (`ECONNREFUSED`, …) of a failed request, wherever it is nested; null when there is none. */
export function networkCodeOf(error: unknown): string | null {
  for (let current: unknown = error, depth = 0; current instanceof Error && depth < 4; depth++) {
    const code = (current as { code?: unknown }).code;
    if (typeof code === 'string') return code;
    current = current instanceof AggregateError ? current.errors[0] : current.cause;
  }
  return null;
}
