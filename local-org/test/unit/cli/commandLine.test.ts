/** The command line as its users meet it: help, exit codes, JSON, and errors that say what to do. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { COMMANDS } from '../../../src/cli/commands.ts';
import { lockData } from '../../../src/cli/dataLock.ts';
import { asCommandError } from '../../../src/cli/failure.ts';
import { checkFolders } from '../../../src/cli/folders.ts';
import { nearest } from '../../../src/cli/nearest.ts';
import { runningUrl } from '../../../src/cli/runningOrg.ts';
import { COMMANDS_PAGE, commandsPage } from '../../docs/commandHelp.ts';

const MAIN = resolve(import.meta.dirname, '..', '..', '..', 'src', 'cli', 'main.ts');
const META = '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion></ApexClass>';
const home = mkdtempSync(join(tmpdir(), 'local-org-cli-'));
after(() => rmSync(home, { recursive: true, force: true }));

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function org(args: readonly string[], input = ''): Outcome {
  const options = { cwd: home, encoding: 'utf8', input } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', MAIN, ...args], options);
  return { status, stdout, stderr };
}

/** A folder with classes by name. */
function project(name: string, classes: Readonly<Record<string, string>>): string {
  mkdirSync(join(home, name, 'classes'), { recursive: true });
  for (const [file, text] of Object.entries(classes)) {
    writeFileSync(join(home, name, 'classes', `${file}.cls`), text);
    writeFileSync(join(home, name, 'classes', `${file}.cls-meta.xml`), META);
  }
  return name;
}

const testClass = (name: string, condition: string): string =>
  `@IsTest private class ${name} { @IsTest static void counts() { System.assert(${condition}); } }`;

/** The code and the hint of the error that a call throws. */
function failure(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    const { code, message, hint } = asCommandError(error);
    return [code, message, hint].join(' | ');
  }
  return 'none';
}

describe('the help', () => {
  it('is what the documentation shows', () => {
    assert.equal(readFileSync(COMMANDS_PAGE, 'utf8'), commandsPage());
  });

  it('has an example or no argument for every command', () => {
    for (const [name, { examples, count }] of Object.entries(COMMANDS))
      assert.ok(examples.length > 0 || count[1] === 0, name);
  });

  it('is shown without a command, as a misuse, and with help COMMAND', () => {
    const { status, stdout } = org([]);
    assert.equal(status, 2);
    assert.match(stdout, /Commands:\n {2}serve/);
    assert.match(org(['help', 'query']).stdout, /^Usage: npm run org -- query "SOQL" \[OPTIONS\]/);
  });
});

describe('a wrong call', () => {
  it('names what was wrong and what may have been meant, with exit code 2', () => {
    assert.deepEqual(org(['chekc', 'x']), {
      status: 2,
      stdout: '',
      stderr: 'unknown command chekc\nDid you mean check? See: npm run org -- --help\n',
    });
    const { status, stderr } = org(['test', '.', '--fliter', 'x']);
    assert.deepEqual(
      [status, stderr],
      [2, 'test: unknown option --fliter\nDid you mean --filter? See: npm run org -- test --help\n'],
    );
  });

  it('is told as JSON where JSON was asked for', () => {
    const { status, stdout } = org(['token', 'a', 'b', '--json']);
    assert.equal(status, 2);
    const hint = 'See: npm run org -- token --help';
    assert.deepEqual(JSON.parse(stdout), {
      error: { code: 'USAGE', message: 'token: one argument too many: b', hint, exitCode: 2 },
    });
  });

  it('is found by likeness, not by chance', () => {
    assert.equal(nearest('filer', ['filter', 'coverage']), 'filter');
    assert.equal(nearest('zzz', ['filter', 'coverage']), null);
  });
});

describe('folders', () => {
  it('that are not there, are files, or belong to a broken project are named', () => {
    mkdirSync(join(home, 'force-app'), { recursive: true });
    writeFileSync(join(home, 'file.txt'), '');
    mkdirSync(join(home, 'broken'), { recursive: true });
    writeFileSync(join(home, 'broken', 'sfdx-project.json'), '{ "packageDirectories": [{ "path": "gone" }] }');
    const at = (name: string): string => failure(() => checkFolders([join(home, name)])).replaceAll(home, '~');
    assert.equal(at('force-ap'), 'NO_FOLDER | There is no folder ~/force-ap | Did you mean ~/force-app?');
    assert.match(at('file.txt'), /^NO_FOLDER \| ~\/file.txt is a file/);
    assert.match(at('broken'), /names a folder that is not there: ~\/broken\/gone \| Mend "packageDirectories"/);
  });

  it('that cannot be read are told', { skip: process.getuid?.() === 0 || process.platform === 'win32' }, () => {
    mkdirSync(join(home, 'closed'));
    chmodSync(join(home, 'closed'), 0);
    assert.match(
      failure(() => checkFolders([join(home, 'closed')])),
      /^FOLDER_UNREADABLE/,
    );
  });

  it('end a command with exit code 3', () => {
    const { status, stderr } = org(['check', 'nowhere']);
    assert.equal(status, 3);
    assert.match(stderr, /^There is no folder nowhere\n/);
  });
});

describe('check and test', () => {
  it('give findings as JSON, with exit code 1', () => {
    const folder = project('faulty', { Crate: 'public class Crate { Integer size = none; }' });
    const { status, stdout } = org(['check', folder, '--json']);
    assert.equal(status, 1);
    const { errors, findings } = JSON.parse(stdout) as { errors: number; findings: { file: string; line: number }[] };
    assert.deepEqual([errors, findings[0]?.file, findings[0]?.line], [1, 'faulty/classes/Crate.cls', 1]);
  });

  it('say nothing about what is well when told to be quiet, and what is done when verbose', () => {
    const folder = project('mixed', {
      GoodTest: testClass('GoodTest', 'true'),
      BadTest: testClass('BadTest', 'false'),
    });
    assert.deepEqual(org(['check', folder, '--quiet']), { status: 0, stdout: '', stderr: '' });
    const { status, stdout, stderr } = org(['test', folder, '--quiet', '--verbose', '--report', 'report.json']);
    assert.equal(status, 1);
    assert.match(stdout, /^FAIL BadTest\.counts [^]*\n1 passed, 1 failed\n$/);
    assert.doesNotMatch(stdout, /GoodTest/);
    assert.match(stderr, /^\d+\.\d\d s {2}Compiling mixed\n\d+\.\d\d s {2}Running the tests\n$/);
    const report = JSON.parse(readFileSync(join(home, 'report.json'), 'utf8')) as { numFailures: number };
    assert.equal(report.numFailures, 1);
  });

  it('notice a filter that matches nothing', () => {
    const folder = project('mixed', { GoodTest: testClass('GoodTest', 'true') });
    const { status, stderr, stdout } = org(['test', folder, '--filter', 'Crate']);
    assert.deepEqual([status, stdout], [1, '0 passed, 0 failed\n']);
    assert.equal(stderr, 'No test of mixed matches /Crate/i\n');
  });

  it('run again after a change', async () => {
    const folder = project('watched', { WatchedTest: testClass('WatchedTest', 'true') });
    const child = spawn(process.execPath, ['--no-warnings', MAIN, 'test', folder, '--watch'], { cwd: home });
    let seen = '';
    const saw = (text: string): Promise<void> =>
      new Promise((settle) => {
        child.stdout.on('data', () => void (seen.includes(text) && settle()));
      });
    child.stdout.on('data', (data) => (seen += String(data)));
    const ended = new Promise<number | null>((settle) => child.once('exit', settle));
    await saw('1 passed, 0 failed');
    const failed = saw('0 passed, 1 failed');
    // A watcher takes a moment to be in place after the first run.
    const again = setInterval(() => project('watched', { WatchedTest: testClass('WatchedTest', 'false') }), 400);
    await failed;
    clearInterval(again);
    child.kill('SIGINT');
    assert.equal(await ended, 1);
  });
});

describe('data', () => {
  it('that are not there are named', () => {
    const { status, stderr } = org(['mail', '--data', 'no-data']);
    const hint = 'Start one with: npm run org -- serve, or name its folder with --data.';
    assert.deepEqual([status, stderr], [3, `There is no org in no-data\n${hint}\n`]);
  });

  it('that are damaged are not touched', () => {
    mkdirSync(join(home, 'damaged'));
    writeFileSync(join(home, 'damaged', 'org.sqlite'), 'this is no database, however long it is');
    const { status, stdout } = org(['query', 'SELECT Id FROM User', '--data', 'damaged', '--json']);
    assert.equal(status, 3);
    assert.equal((JSON.parse(stdout) as { error: { code: string } }).error.code, 'DATA_DAMAGED');
    assert.match(readFileSync(join(home, 'damaged', 'org.sqlite'), 'utf8'), /^this is no database/);
  });

  it('belong to one process at a time', () => {
    const folder = join(home, 'locked');
    const unlock = lockData(folder);
    assert.match(
      failure(() => lockData(folder, 10)),
      /^DATA_IN_USE \| Another process works on the data in/,
    );
    unlock();
    lockData(folder)();
  });

  it('of a killed org whose note is half written count as free', () => {
    mkdirSync(join(home, 'killed'));
    writeFileSync(join(home, 'killed', 'running.json'), '{"pid":1,');
    assert.equal(runningUrl(join(home, 'killed')), null);
  });
});

describe('serve', () => {
  it('names a port that is taken', async () => {
    const server = createServer();
    await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
    const { port } = server.address() as { port: number };
    const child = spawn(process.execPath, ['--no-warnings', MAIN, 'serve', '--port', String(port), '--json'], {
      cwd: home,
    });
    let stdout = '';
    child.stdout.on('data', (data) => (stdout += String(data)));
    const status = await new Promise((settle) => child.once('exit', settle));
    server.close();
    assert.equal(status, 3, stdout);
    const { error } = JSON.parse(stdout) as { error: { code: string; message: string } };
    assert.deepEqual([error.code, error.message], ['PORT_IN_USE', `Port ${port} is in use by another program`]);
  });
});

describe('exec', () => {
  it('runs what comes in, and gives the outcome as JSON', () => {
    const good = org(['exec', '-', '--data', 'exec'], "System.debug('crate ' + 4);");
    assert.equal(good.status, 0, good.stderr);
    assert.match(good.stdout, /\|USER_DEBUG\|.*crate 4/);
    const bad = org(['exec', '-', '--data', 'exec', '--json'], 'Integer i = none;');
    assert.equal(bad.status, 1);
    assert.equal((JSON.parse(bad.stdout) as { compiled: boolean }).compiled, false);
  });
});
