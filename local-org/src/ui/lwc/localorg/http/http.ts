/** A failed request, in the shape components read: `error.body.message`. */
export interface FetchError {
  readonly ok: false;
  readonly status: number;
  readonly statusText: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, never>>;
}

const API = '/services/data/v67.0';

async function send(url: string, init: RequestInit = {}): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin', ...init });
  } catch (cause) {
    throw failure(0, 'Offline', { message: 'The org does not answer. Is it still running?', cause: String(cause) });
  }
  const text = await response.text();
  const body: unknown = text === '' ? null : parse(text);
  if (response.status === 401) location.assign(`/login?startURL=${encodeURIComponent(location.pathname)}`);
  if (!response.ok) throw failure(response.status, response.statusText, body);
  return body;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { message: text };
  }
}

function failure(status: number, statusText: string, body: unknown): FetchError {
  return Object.freeze({ ok: false, status, statusText, body, headers: {} });
}

function json(method: string, body: unknown): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** Reads from the REST API; the path starts after the version. */
export function restGet<T>(path: string): Promise<T> {
  return send(API + path) as Promise<T>;
}

/** Writes over the REST API. */
export function restSend<T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T> {
  return send(API + path, body === undefined ? { method } : json(method, body)) as Promise<T>;
}

/** Posts to a route of the page host itself. */
export function hostPost<T>(path: string, body: unknown): Promise<T> {
  return send(`/_ui${path}`, json('POST', body)) as Promise<T>;
}

/** Reads a route of the page host itself. */
export function hostGet<T>(path: string): Promise<T> {
  return send(`/_ui${path}`) as Promise<T>;
}

/** Runs a query and returns its records. */
export async function query<T = Record<string, unknown>>(soql: string): Promise<T[]> {
  const { records } = await restGet<{ records: T[] }>(`/query?q=${encodeURIComponent(soql)}`);
  return records;
}

/** The number of rows a `SELECT COUNT()` query finds. */
export async function count(soql: string): Promise<number> {
  const { totalSize } = await restGet<{ totalSize: number }>(`/query?q=${encodeURIComponent(soql)}`);
  return totalSize;
}

// What the API says about a query that a page wrote: of no use to who reads the page.
const ABOUT_A_QUERY: ReadonlySet<unknown> = new Set([
  'INVALID_FIELD',
  'INVALID_TYPE',
  'MALFORMED_QUERY',
  'INVALID_QUERY_FILTER_OPERATOR',
]);

/** One sentence for a person out of whatever was thrown. Query errors are told without the query; the console has it. */
export function errorMessage(error: unknown): string {
  const body = (error as { body?: unknown } | null)?.body;
  const first = Array.isArray(body) ? (body as unknown[])[0] : body;
  if (Array.isArray(body) && ABOUT_A_QUERY.has((first as { errorCode?: unknown } | null)?.errorCode)) {
    console.warn(JSON.stringify(first));
    return 'Something this part of the page shows does not exist or you do not have access to it.';
  }
  const message = (first as { message?: unknown } | null)?.message ?? (error as { message?: unknown } | null)?.message;
  return typeof message === 'string' && message !== '' ? message : String(error);
}
