import { pino, type Logger } from 'pino';

/** The log of the sidecar. */
export type Log = Logger;

/** Names of things that never reach the log, wherever a caller puts them. */
const secretNames = [
  'authorization',
  'code',
  'link',
  'pin',
  'accessToken',
  'clientSecret',
  'apiKey',
  'webhookSecret',
  'recipientName',
  'recipientEmail',
  'name',
  'email',
  'tin',
];

/** One JSON line per entry; ids and states only. Names, addresses, codes and tokens are cut out here, not at each call. */
export function createLog(level: string, destination?: NodeJS.WritableStream): Log {
  const paths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]);
  const options = { level, base: { service: 'sidecar' }, redact: { paths, censor: '[removed]' } };
  return destination === undefined ? pino(options) : pino(options, destination);
}
