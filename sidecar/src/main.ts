import closeWithGrace from 'close-with-grace';
import { readConfig } from './platform/config.ts';
import { reasonOf, SentenceError } from './platform/sentenceError.ts';
import { startSidecar } from './wiring.ts';

// The only file that reads the environment and listens to signals.
try {
  const sidecar = await startSidecar(readConfig(process.env));
  closeWithGrace({ delay: 30_000, logger: false }, async ({ err, signal }) => {
    if (err)
      sidecar.log.fatal(
        { reason: reasonOf(err), stack: err.stack },
        'The sidecar stops because of an unexpected error.',
      );
    else sidecar.log.info({ signal }, 'The sidecar stops.');
    await sidecar.stop();
  });
} catch (error) {
  process.stderr.write(`${startFailure(error)}\n`);
  process.exit(1);
}

function startFailure(error: unknown): string {
  if (error instanceof SentenceError) return error.message;
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    return 'The port in SIDECAR_PORT is in use; set another one.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
