import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { SentenceError } from './sentenceError.ts';

const whole = (fallback: number, least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(least, `must be at least ${least}`).max(most, `must be at most ${most}`))
    .default(fallback);
const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .transform((text) => text.replace(/\/+$/, ''));
const missing = (issue: { input?: unknown }) => (issue.input === undefined ? 'is missing' : undefined);
const secret = (least: number) => z.string({ error: missing }).min(least, `must have at least ${least} characters`);

const settingsSchema = z.object({
  SIDECAR_HOST: z.string().default('127.0.0.1'),
  SIDECAR_PORT: whole(4680, 0, 65_535),
  SIDECAR_DATA_DIR: z.string().default(join(import.meta.dirname, '../../../.local/sidecar')),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
    .optional(),
  SIDECAR_WORKER: z.string().max(80, 'must have at most 80 characters').default(`sidecar-${hostname()}`.slice(0, 80)),
  SIDECAR_LEASE_LIMIT: whole(50, 1, 200),
  SIDECAR_LEASE_SECONDS: whole(60, 5, 3600),
  SIDECAR_POLL_BUSY_MS: whole(1000, 50, 600_000),
  SIDECAR_POLL_IDLE_MS: whole(2000, 50, 600_000),
  SIDECAR_PAUSE_SECONDS: whole(30, 1, 3600),
  SIDECAR_SUPPORT_TOKEN: secret(16).optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'must be fatal, error, warn, info, debug or silent')
    .default('info'),
  SF_LOGIN_URL: webAddress.optional(),
  SF_CLIENT_ID: z.string().min(1).optional(),
  SF_CLIENT_SECRET: z.string().min(1).optional(),
  SF_INSTANCE_URL: webAddress.optional(),
  SF_ACCESS_TOKEN: z.string().min(1).optional(),
  SF_NAMESPACE: z.string().regex(/^\w*$/, 'must be a namespace such as bellringer, or empty').default(''),
  SF_TIMEOUT_MS: whole(20_000, 100, 120_000),
  SANDBOX_URL: z.url({ protocol: /^https?$/, error: (issue) => missing(issue) ?? 'must be an http or https address' }),
  SANDBOX_API_KEY: secret(16),
  SANDBOX_WEBHOOK_SECRET: secret(16),
  SANDBOX_RATE_PER_SECOND: whole(10, 1, 1000),
  SANDBOX_TIMEOUT_MS: whole(10_000, 100, 20_000),
});

type Settings = z.infer<typeof settingsSchema>;

/** The sidecar's settings, checked. */
export type Config = Settings & {
  readonly login:
    | {
        readonly kind: 'clientCredentials';
        readonly loginUrl: string;
        readonly clientId: string;
        readonly clientSecret: string;
      }
    | { readonly kind: 'token'; readonly instanceUrl: string; readonly accessToken: string };
};

/** Reads the settings from environment variables; throws one error with one sentence per wrong setting. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settingsSchema.safeParse(given);
  const sentences = parsed.success ? [] : sentencesOf(parsed.error);
  const login = readLogin(parsed.success ? parsed.data : given);
  if (typeof login === 'string') sentences.push(login);
  const host = given['SIDECAR_HOST'] ?? '127.0.0.1';
  if (!['127.0.0.1', '::1', 'localhost'].includes(host) && given['SIDECAR_SUPPORT_TOKEN'] === undefined) {
    sentences.push('SIDECAR_SUPPORT_TOKEN is needed when SIDECAR_HOST is not this machine alone.');
  }
  if (!parsed.success || typeof login === 'string' || sentences.length > 0)
    throw new SentenceError(sentences.join('\n'));
  return { ...parsed.data, login };
}

/** One sentence per setting: the first thing that is wrong with it. Never shows the value, which may be a secret. */
export function sentencesOf(error: z.ZodError): string[] {
  const firstByName = new Map<string, string>();
  for (const issue of error.issues) {
    const name = issue.path.join('.');
    if (!firstByName.has(name)) firstByName.set(name, issue.message);
  }
  return [...firstByName].map(([name, message]) => `${name} ${message}.`);
}

type LoginSetting = 'SF_LOGIN_URL' | 'SF_CLIENT_ID' | 'SF_CLIENT_SECRET' | 'SF_INSTANCE_URL' | 'SF_ACCESS_TOKEN';

function readLogin(given: Partial<Record<LoginSetting, string | undefined>>): Config['login'] | string {
  const { SF_LOGIN_URL: loginUrl, SF_CLIENT_ID: clientId, SF_CLIENT_SECRET: clientSecret } = given;
  const { SF_INSTANCE_URL: instanceUrl, SF_ACCESS_TOKEN: accessToken } = given;
  if (instanceUrl !== undefined && accessToken !== undefined) return { kind: 'token', instanceUrl, accessToken };
  if (loginUrl !== undefined && clientId !== undefined && clientSecret !== undefined) {
    return { kind: 'clientCredentials', loginUrl, clientId, clientSecret };
  }
  return 'Set SF_LOGIN_URL, SF_CLIENT_ID and SF_CLIENT_SECRET, or SF_INSTANCE_URL and SF_ACCESS_TOKEN, to reach the org.';
}
