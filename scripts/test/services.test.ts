import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { ServiceError, Services } from '../lib/services.ts';

describe('starting servers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'services-'));
  after(() => rmSync(folder, { recursive: true }));

  it('refuses a port that is in use instead of taking the other server for its own', async () => {
    const other = createServer((_, response) => response.end());
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as AddressInfo;
    const service = {
      name: 'The server',
      file: join(folder, 'never.ts'),
      ready: `http://127.0.0.1:${port}/`,
      log: join(folder, 'log'),
    };

    await assert.rejects(
      new Services().start(service),
      (error: Error) => error instanceof ServiceError && error.message.includes(`port ${port} is in use`),
    );

    other.close();
  });

  it('says why a server did not start', async () => {
    const file = join(folder, 'broken.ts');
    writeFileSync(file, "console.error('The setting X is missing.'); process.exitCode = 1;");
    const service = { name: 'The server', file, ready: 'http://127.0.0.1:9/', log: join(folder, 'log') };

    await assert.rejects(
      new Services().start(service),
      (error: Error) => error instanceof ServiceError && error.message.includes('The setting X is missing.'),
    );
  });
});
