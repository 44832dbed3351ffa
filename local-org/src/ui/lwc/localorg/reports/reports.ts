const listeners = new Set<(message: string) => void>();
const waiting: string[] = [];

/** Shows a problem in the overlay. */
export function reportProblem(message: string): void {
  if (listeners.size === 0) waiting.push(message);
  for (const listener of listeners) listener(message);
}

/** Hears of problems, also of those from before. */
export function onProblem(listener: (message: string) => void): () => void {
  listeners.add(listener);
  for (const message of waiting.splice(0)) listener(message);
  return () => listeners.delete(listener);
}

addEventListener('error', (event) => {
  if (event.error) reportProblem(textOf(event.error));
});
addEventListener('unhandledrejection', (event) => reportProblem(textOf(event.reason)));

function textOf(reason: unknown): string {
  const { stack, message, body } = reason as { stack?: string; message?: string; body?: unknown };
  if (body !== undefined) return `Unhandled failure of a request: ${JSON.stringify(body)}`;
  return stack?.includes(message ?? '') ? stack : (message ?? String(reason));
}
