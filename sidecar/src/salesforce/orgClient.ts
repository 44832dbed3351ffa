import { Connection, OAuth2 } from 'jsforce';
import { z } from 'zod';
import type { OrgReport } from '../orders/order.ts';
import type { CatalogItem } from '../providers/provider.ts';
import { networkCodeOf, reasonOf, SentenceError } from '../platform/sentenceError.ts';

/** How to log in: as a connected app with the client-credentials flow, or with a token somebody else obtained. */
export type OrgLogin =
  | {
      readonly kind: 'clientCredentials';
      readonly loginUrl: string;
      readonly clientId: string;
      readonly clientSecret: string;
    }
  | { readonly kind: 'token'; readonly instanceUrl: string; readonly accessToken: string };

/** What the client is made from. */
export interface OrgSettings {
  readonly login: OrgLogin;
  /** The package's namespace; empty when the classes are deployed without one. */
  readonly namespace: string;
  readonly timeoutMs: number;
}

const leasedSchema = z.object({ payouts: z.array(z.looseObject({ payoutId: z.string().min(1) })) });
const resultsSchema = z.object({
  results: z.array(
    z.object({
      payoutId: z.string(),
      accepted: z.boolean(),
      status: z.string().nullish(),
      error: z.string().nullish(),
    }),
  ),
});
const catalogResultSchema = z.object({
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  deactivated: z.number(),
});

/** A payout as the org sent it; what is in it is checked when it is accepted. */
export type LeasedPayout = z.infer<typeof leasedSchema>['payouts'][number];
/** What the org made of one report. */
export type ReportResult = z.infer<typeof resultsSchema>['results'][number];
/** What the org made of a catalog. */
export type CatalogResult = z.infer<typeof catalogResultSchema>;

/** The org's fulfilment REST resource. Every method throws a `SentenceError` when the org does not do as asked. */
export interface OrgClient {
  lease(worker: string, limit: number, leaseSeconds: number): Promise<LeasedPayout[]>;
  report(reports: readonly OrgReport[]): Promise<ReportResult[]>;
  publishCatalog(provider: string, items: readonly CatalogItem[]): Promise<CatalogResult>;
}

/** Connects lazily: the first call logs in, an expired token is replaced once per call. */
export function createOrgClient(settings: OrgSettings): OrgClient {
  const session = new OrgSession(settings);
  return {
    async lease(worker, limit, leaseSeconds) {
      return read(leasedSchema, await session.post('lease', { worker, limit, leaseSeconds })).payouts;
    },
    async report(reports) {
      return read(resultsSchema, await session.post('report', { reports })).results;
    },
    async publishCatalog(provider, items) {
      return read(catalogResultSchema, await session.post('catalog', { provider, items }));
    },
  };
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new SentenceError(
    `The org sent an answer that cannot be read (${z.prettifyError(result.error).replaceAll('\n', ' ')}).`,
  );
}

class OrgSession {
  readonly #settings: OrgSettings;
  readonly #address: string;
  #connection: Promise<Connection> | null = null;

  constructor(settings: OrgSettings) {
    this.#settings = settings;
    this.#address = settings.login.kind === 'token' ? settings.login.instanceUrl : settings.login.loginUrl;
  }

  async post(resource: string, body: object): Promise<unknown> {
    const connection = await this.#connected();
    const { namespace, timeoutMs } = this.#settings;
    const request = {
      method: 'POST',
      url: `/services/apexrest/${namespace === '' ? '' : `${namespace}/`}fulfilment/${resource}`,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    } as const;
    try {
      return await connection.request(request, { timeout: timeoutMs, retry: { maxRetries: 0 } } as object);
    } catch (error) {
      throw this.#explained(error);
    }
  }

  async #connected(): Promise<Connection> {
    this.#connection ??= this.#connect();
    try {
      return await this.#connection;
    } catch (error) {
      this.#connection = null;
      throw this.#explained(error);
    }
  }

  async #connect(): Promise<Connection> {
    const { login } = this.#settings;
    if (login.kind === 'token')
      return new Connection({ instanceUrl: login.instanceUrl, accessToken: login.accessToken });
    const oauth2 = new OAuth2({ loginUrl: login.loginUrl, clientId: login.clientId, clientSecret: login.clientSecret });
    const connection = new Connection({
      oauth2,
      refreshFn: (_connection, done) => {
        requestToken(oauth2).then(
          (token) => done(null, token.accessToken),
          (error: Error) => done(error),
        );
      },
    });
    const token = await requestToken(oauth2);
    connection.instanceUrl = token.instanceUrl;
    connection.accessToken = token.accessToken;
    return connection;
  }

  #explained(error: unknown): SentenceError {
    if (error instanceof SentenceError) return error;
    const code = networkCodeOf(error);
    if (code !== null && /^E[A-Z]+$|^UND_ERR/.test(code)) {
      return new SentenceError(`The org at ${this.#address} cannot be reached (${code}).`, { cause: error });
    }
    return new SentenceError(`The org at ${this.#address} refused the request: ${reasonOf(error)}`, { cause: error });
  }
}

/** The OAuth 2.0 client-credentials flow, which gives no refresh token: a new token is asked for in the same way. */
async function requestToken(oauth2: OAuth2): Promise<{ accessToken: string; instanceUrl: string }> {
  const response = await oauth2.requestToken({ grant_type: 'client_credentials' });
  return { accessToken: response.access_token, instanceUrl: response.instance_url };
}
