import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readConfig } from '../../src/platform/config.ts';
import { lockDataDirectory } from '../../src/platform/dataLock.ts';
import { createLog } from '../../src/platform/log.ts';
import { signatureMatches, signBody } from '../../src/platform/signature.ts';
import { createStatus } from '../../src/platform/status.ts';
import { readSandboxConfig } from '../../src/sandbox/sandboxConfig.ts';

const valid = {
  SF_LOGIN_URL: 'https://login.example.com/',
  SF_CLIENT_ID: 'id',
  SF_CLIENT_SECRET: 'secret',
  SANDBOX_URL: 'http://127.0.0.1:4681',
  SANDBOX_API_KEY: 'sixteen-letters-x',
  SANDBOX_WEBHOOK_SECRET: 'sixteen-letters-y',
};
const sentences = (environment: Record<string, string>) => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
};

describe('settings', () => {
  it('readsAValidEnvironment', () => {
    const config = readConfig(valid);
    assert.equal(config.SIDECAR_PORT, 4680);
    assert.deepEqual(config.login, {
      kind: 'clientCredentials',
      loginUrl: 'https://login.example.com',
      clientId: 'id',
      clientSecret: 'secret',
    });
  });

  it('takesATokenInsteadOfAConnectedApp', () => {
    const { SF_LOGIN_URL: _url, SF_CLIENT_ID: _id, SF_CLIENT_SECRET: _secret, ...rest } = valid;
    const config = readConfig({ ...rest, SF_INSTANCE_URL: 'http://127.0.0.1:1', SF_ACCESS_TOKEN: 'token' });
    assert.equal(config.login.kind, 'token');
  });

  it('givesOneSentencePerWrongSettingAndShowsNoValue', () => {
    assert.deepEqual(sentences({ ...valid, SIDECAR_PORT: 'ninety' }), ['SIDECAR_PORT must be a whole number.']);
    assert.deepEqual(sentences({ ...valid, SANDBOX_API_KEY: 'short' }), [
      'SANDBOX_API_KEY must have at least 16 characters.',
    ]);
    assert.deepEqual(sentences({ ...valid, SANDBOX_URL: '' }), ['SANDBOX_URL is missing.']);
    assert.deepEqual(sentences({ ...valid, SF_LOGIN_URL: 'login' }), [
      'SF_LOGIN_URL must be an http or https address.',
    ]);
    assert.deepEqual(sentences({ ...valid, DATABASE_URL: 'mysql://x' }), [
      'DATABASE_URL must begin with postgres:// or postgresql://.',
    ]);
    assert.equal(sentences({}).length, 4);
  });

  it('wantsASupportTokenWhenOthersCanReachThePort', () => {
    assert.deepEqual(sentences({ ...valid, SIDECAR_HOST: '0.0.0.0' }), [
      'SIDECAR_SUPPORT_TOKEN is needed when SIDECAR_HOST is not this machine alone.',
    ]);
  });

  it('refusesAFaultTheSandboxDoesNotKnow', () => {
    const environment = {
      SANDBOX_API_KEY: valid.SANDBOX_API_KEY,
      SANDBOX_WEBHOOK_SECRET: valid.SANDBOX_WEBHOOK_SECRET,
    };
    assert.throws(() => readSandboxConfig({ ...environment, SANDBOX_FAULTS: '{"explode":1}' }), /explode/);
    assert.throws(
      () => readSandboxConfig({ ...environment, SANDBOX_FAULTS: 'often' }),
      /SANDBOX_FAULTS must be a JSON object/,
    );
  });
});

describe('the lock of the data directory', () => {
  it('isHeldByOneAndFreeAfterwards', () => {
    const directory = mkdtempSync(join(tmpdir(), 'sidecar-lock-'));
    const first = lockDataDirectory(directory);
    assert.throws(
      () => lockDataDirectory(directory),
      (error: Error) =>
        error.message.startsWith(`Another sidecar (process ${process.pid}) is using the data directory`),
    );
    first.release();
    lockDataDirectory(directory).release();
    rmSync(directory, { recursive: true });
  });
});

describe('a signature', () => {
  it('fitsItsBodyAndSecretAndNothingElse', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string({ minLength: 1 }), fc.uint8Array(), (bytes, secret, others) => {
        const body = Buffer.from(bytes);
        const signature = signBody(body, secret);
        assert.ok(signatureMatches(body, signature, secret));
        assert.ok(!signatureMatches(body, signature, secret + 'x'));
        assert.equal(signatureMatches(Buffer.from(others), signature, secret), body.equals(Buffer.from(others)));
      }),
    );
    assert.ok(!signatureMatches('body', undefined, 'secret'));
    assert.ok(!signatureMatches('body', 'sha256=', 'secret'));
  });
});

describe('the log', () => {
  it('neverShowsNamesAddressesCodesOrTokens', () => {
    const stream = new PassThrough();
    const log = createLog('info', stream);
    const secrets = { recipientEmail: 'rep@example.com', recipientName: 'Rita', code: 'ABCD', accessToken: 'token!' };
    log.info({ ...secrets, payoutId: 'a0P1', order: { ...secrets, deep: secrets } }, 'Something happened.');
    const line = String(stream.read());
    for (const secret of Object.values(secrets)) assert.ok(!line.includes(secret), secret);
    assert.ok(line.includes('a0P1'));
  });
});

describe('the status board', () => {
  it('tellsNewsOnce', () => {
    const status = createStatus();
    assert.equal(status.set('org', 'gone'), true);
    assert.equal(status.set('org', 'gone'), false);
    assert.deepEqual(status.troubles(), [{ area: 'org', reason: 'gone' }]);
    assert.equal(status.set('org', null), true);
    assert.equal(status.set('org', null), false);
    assert.deepEqual(status.troubles(), []);
  });
});
