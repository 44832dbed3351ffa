/** Starts the project's own servers as child processes, waits until each answers, and ends them together. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { nodeArguments, root } from './paths.ts';

/** A server to start. `ready` is polled until it answers with a status below 500. */
export interface Service {
  readonly name: string;
  readonly file: string;
  readonly args?: readonly string[];
  readonly env?: Record<string, string>;
  readonly ready: string;
  readonly log: string;
  readonly readySeconds?: number;
}

/** A server that did not come up; the message says where its log is. */
export class ServiceError extends Error {}

/** Servers that run; the last started ends first. */
export class Services {
  readonly #running: { name: string; child: ChildProcess }[] = [];
  #stopping = false;

  /** Starts one and returns when it is ready. */
  async start(service: Service): Promise<void> {
    await refuseTakenPort(service);
    mkdirSync(dirname(service.log), { recursive: true });
    const log = createWriteStream(service.log, { flags: 'a' });
    const child = spawn(process.execPath, [...nodeArguments, service.file, ...(service.args ?? [])], {
      cwd: root,
      env: { ...process.env, ...service.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let tail = '';
    const take = (chunk: Buffer): void => {
      log.write(chunk);
      tail = (tail + chunk.toString('utf8')).slice(-2000);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    this.#running.push({ name: service.name, child });
    child.on('exit', (code) => {
      if (!this.#stopping && code !== 0)
        process.stderr.write(`\n${service.name} ended unexpectedly (${code}); its log: ${service.log}\n${tail}\n`);
    });
    await untilReady(service, child, () => tail);
  }

  /** Process id of a running service. */
  pid(name: string): number | undefined {
    return this.#running.find((entry) => entry.name === name)?.child.pid;
  }

  /** Ends all at once and without warning, as a power cut does. */
  async kill(): Promise<void> {
    this.#stopping = true;
    for (const { child } of this.#running.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGKILL');
      await gone;
    }
    this.#running.length = 0;
    this.#stopping = false;
  }

  /** Ends all, last started first, each gently and after ten seconds for good. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const { child } of this.#running.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await gone;
      clearTimeout(force);
    }
    this.#running.length = 0;
  }
}

/** Something that listens already would answer for the service that is about to start. */
async function refuseTakenPort(service: Service): Promise<void> {
  const { hostname, port } = new URL(service.ready);
  const isTaken = await new Promise<boolean>((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
  if (isTaken) {
    throw new ServiceError(
      `${service.name} cannot start: port ${port} is in use. It may be running already; stop it or choose another port.`,
    );
  }
}

async function untilReady(service: Service, child: ChildProcess, tail: () => string): Promise<void> {
  const end = Date.now() + (service.readySeconds ?? 120) * 1000;
  while (Date.now() < end) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    try {
      const response = await fetch(service.ready, { signal: AbortSignal.timeout(2000), redirect: 'manual' });
      if (response.status < 500) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resume) => setTimeout(resume, 150));
  }
  throw new ServiceError(`${service.name} did not start. Its log is ${service.log}; it ends with:\n${tail().trim()}`);
}
