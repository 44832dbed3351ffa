/**
 * Runs a TypeScript file on the Node version this project pins (24), which is installed as an npm package of this platform, so that the
 * machine's own Node only has to be 20 or newer. Usage: node scripts/launch.mjs FILE [ARGUMENTS…]
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The pinned Node binary, or this very Node when it is new enough and no package exists for the platform. */
function pinnedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  for (const name of [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]) {
    const path = join(root, 'node_modules', name, 'bin', binary);
    if (existsSync(path)) return path;
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  console.error(`No pinned Node for ${process.platform}-${process.arch}: install Node 24 and start again.`);
  process.exit(1);
}

const node = pinnedNode();
// Node keeps the TypeScript it has read here, which halves the time that a command needs to start.
const compileCache = process.env.NODE_COMPILE_CACHE ?? join(root, '.cache', 'node');
const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: {
    ...process.env,
    NODE_COMPILE_CACHE: compileCache,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
  },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
