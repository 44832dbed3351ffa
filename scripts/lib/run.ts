/** Runs a command, shows what it prints, and hands the text back. */
import { spawn } from 'node:child_process';
import { root } from './paths.ts';

/** How a command ended. */
export interface Finished {
  readonly code: number;
  readonly output: string;
  readonly seconds: number;
}

/** Runs `command` in the project root. `quiet` keeps its output for the caller only. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { quiet?: boolean; env?: Record<string, string>; timeoutSeconds?: number } = {},
): Promise<Finished> {
  const from = Date.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      if (!options.quiet) process.stdout.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const limit = setTimeout(() => child.kill('SIGKILL'), (options.timeoutSeconds ?? 900) * 1000);
    const end = (code: number): void => {
      clearTimeout(limit);
      resolve({ code, output, seconds: (Date.now() - from) / 1000 });
    };
    child.on('error', (error) => {
      output += String(error);
      end(1);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}
