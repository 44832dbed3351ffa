import { join } from 'node:path';
import { z } from 'zod';
import { sentencesOf } from '../platform/config.ts';
import { SentenceError } from '../platform/sentenceError.ts';
import { faultsSchema } from './faults.ts';

const whole = (fallback: number, least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(least, `must be at least ${least}`).max(most, `must be at most ${most}`))
    .default(fallback);
const missing = (issue: { input?: unknown }) => (issue.input === undefined ? 'is missing' : undefined);
const secret = z.string({ error: missing }).min(16, 'must have at least 16 characters');

const settingsSchema = z.object({
  SANDBOX_HOST: z.string().default('127.0.0.1'),
  SANDBOX_PORT: whole(4681, 0, 65_535),
  SANDBOX_DATA_DIR: z.string().default(join(import.meta.dirname, '../../../.local/sandbox')),
  SANDBOX_API_KEY: secret,
  SANDBOX_WEBHOOK_SECRET: secret,
  SANDBOX_WEBHOOK_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  SANDBOX_DELIVERY_MS: whole(1500, 0, 86_400_000),
  SANDBOX_RATE_PER_SECOND: whole(10, 1, 10_000),
  SANDBOX_FUNDS_MINOR: whole(500_000_00, 0, 1_000_000_000_000),
  SANDBOX_FAULTS: z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'must be a JSON object of fault rates' });
        return z.NEVER;
      }
    })
    .pipe(faultsSchema)
    .default(faultsSchema.parse({})),
});

/** The sandbox provider's settings, checked. */
export type SandboxConfig = z.infer<typeof settingsSchema>;

/** Reads the settings from environment variables; throws one error with one sentence per wrong setting. */
export function readSandboxConfig(environment: Readonly<Record<string, string | undefined>>): SandboxConfig {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) throw new SentenceError(sentencesOf(parsed.error).join('\n'));
  return parsed.data;
}
