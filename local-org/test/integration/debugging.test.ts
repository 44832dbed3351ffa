/** A debugger stops on lines of Apex and sees its variables: the protocol that VS Code's JavaScript debugger speaks, spoken here. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { generatedPositionFor, TraceMap } from '@jridgewell/trace-mapping';

const MAIN = resolve(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');
const META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion><status>Active</status></ApexClass>`;
const COUNTER = `@IsTest
private class CounterTest {
  @IsTest
  static void adds() {
    Integer total = 2;
    String unit = 'boxes';
    total = total * 21;
    Assert.areEqual(42, total, unit);
  }
}`;

type Message = { readonly [name: string]: unknown };

/** A connection to a process's inspector. */
class Debugger {
  readonly #socket: WebSocket;
  readonly #answers = new Map<number, (result: Message) => void>();
  readonly #waiting = new Map<string, (event: Message) => void>();
  readonly #seen: { method: string; params: Message }[] = [];
  #last = 0;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(String(data)) as Message));
  }

  #hear(message: Message): void {
    if (typeof message['id'] === 'number') this.#answers.get(message['id'])?.(message['result'] as Message);
    else {
      const [method, params] = [String(message['method']), message['params'] as Message];
      const waiting = this.#waiting.get(method);
      this.#waiting.delete(method);
      if (waiting) waiting(params);
      else this.#seen.push({ method, params });
    }
  }

  send(method: string, params: Message = {}): Promise<Message> {
    const id = ++this.#last;
    this.#socket.send(JSON.stringify({ id, method, params }));
    return new Promise((done) => this.#answers.set(id, done));
  }

  /** The next event of that kind, or one that came while nobody waited. */
  next(method: string): Promise<Message> {
    const at = this.#seen.findIndex((one) => one.method === method);
    const [found] = at < 0 ? [] : this.#seen.splice(at, 1);
    return found ? Promise.resolve(found.params) : new Promise((done) => this.#waiting.set(method, done));
  }

  /** The last script of that name that was announced. */
  script(url: string): Message | undefined {
    return this.#seen.findLast(({ method, params }) => method === 'Debugger.scriptParsed' && params['url'] === url)
      ?.params;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'apex-debugging-'));
let child: ChildProcess | null = null;

after(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function attach(): Promise<Debugger> {
  const args = ['--inspect-brk=127.0.0.1:0', MAIN, 'test', folder];
  child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const url = await new Promise<string>((done) => {
    let heard = '';
    child?.stderr?.on('data', (text: Buffer) => {
      heard += text.toString();
      const found = /ws:\S+/.exec(heard);
      if (found) done(found[0]);
    });
  });
  const socket = new WebSocket(url);
  await new Promise((done) => socket.addEventListener('open', done, { once: true }));
  return new Debugger(socket);
}

/** Runs on until a pause that `isWanted`. */
async function pauseAt(debug: Debugger, isWanted: (paused: Message) => boolean): Promise<Message> {
  for (;;) {
    const paused = await debug.next('Debugger.paused');
    if (isWanted(paused)) return paused;
    void debug.send('Debugger.resume');
  }
}

const topFrame = (paused: Message): Message => (paused['callFrames'] as Message[])[0] as Message;

async function variables(debug: Debugger, paused: Message): Promise<Record<string, unknown>> {
  const scopes = topFrame(paused)['scopeChain'] as Message[];
  const found: Record<string, unknown> = {};
  for (const scope of scopes.filter(({ type }) => type === 'local' || type === 'block')) {
    const { objectId } = scope['object'] as Message;
    const { result } = await debug.send('Runtime.getProperties', { objectId, ownProperties: true });
    for (const { name, value } of result as Message[]) found[String(name)] = (value as Message | undefined)?.['value'];
  }
  return found;
}

test('a breakpoint on a line of Apex stops there, and the variables can be read', { timeout: 60_000 }, async () => {
  mkdirSync(join(folder, 'classes'));
  const file = join(folder, 'classes', 'CounterTest.cls');
  writeFileSync(file, COUNTER);
  writeFileSync(`${file}-meta.xml`, META);
  const debug = await attach();
  await debug.send('Debugger.enable');
  await debug.send('Debugger.setInstrumentationBreakpoint', { instrumentation: 'beforeScriptWithSourceMapExecution' });
  void debug.send('Runtime.runIfWaitingForDebugger');
  const url = 'apex:class:CounterTest';
  await pauseAt(debug, () => debug.script(url) !== undefined);
  const { scriptId, sourceMapURL } = debug.script(url) as Message;
  const map = new TraceMap(Buffer.from(String(sourceMapURL).replace(/^.*base64,/, ''), 'base64').toString());
  assert.deepEqual(map.sources, [pathToFileURL(file).href]);
  const place = generatedPositionFor(map, { source: pathToFileURL(file).href, line: 8, column: 4, bias: 1 });
  const location = { scriptId, lineNumber: (place.line ?? 0) - 1, columnNumber: place.column };
  await debug.send('Debugger.setBreakpoint', { location });
  void debug.send('Debugger.resume');
  const paused = await pauseAt(debug, ({ hitBreakpoints }) => (hitBreakpoints as unknown[]).length > 0);
  assert.equal((topFrame(paused)['location'] as Message)['scriptId'], scriptId);
  const { l_total: total, l_unit: unit } = await variables(debug, paused);
  assert.deepEqual({ total, unit }, { total: 42, unit: 'boxes' });
});
