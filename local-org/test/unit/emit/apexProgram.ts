/** Compiles small Apex programs and runs them on the real runtime, without an org: queries and DML are refused. */
import { compile } from '../../../src/emit/compile.ts';
import type { ApexSource, CompileOptions } from '../../../src/emit/compile.ts';
import { showDiagnostic } from '../../../src/base/diagnostic.ts';
import { loadLibrary } from '../../../src/library/index.ts';
import { loadProject, memoryTree } from '../../../src/project/loadProject.ts';
import { createEnv } from '../../../src/runtime/createEnv.ts';
import type { ApexEnv, OrgPorts } from '../../../src/runtime/createEnv.ts';
import { buildSchema } from '../../../src/schema/buildSchema.ts';
import type { Schema } from '../../../src/schema/schema.ts';

let standard: Schema | null = null;

/** The standard objects. */
export function standardSchema(): Schema {
  standard ??= buildSchema(loadProject(memoryTree({}))).schema;
  return standard;
}

/** Class sources by name; the text of anonymous Apex under `run`. */
export interface Program {
  readonly classes?: readonly string[];
  readonly run: string;
  readonly apiVersion?: number;
  readonly options?: CompileOptions;
}

function sourcesOf({ classes = [], run, apiVersion = 67 }: Program): ApexSource[] {
  const named = classes.map((text) => {
    const name = /\b(?:class|interface|enum)\s+(\w+)/i.exec(text)?.[1] ?? 'Unnamed';
    return { file: `${name}.cls`, text, apiVersion };
  });
  return [...named, { file: 'run.apex', text: run, kind: 'anonymous', apiVersion }];
}

/** What the compiler says about a program: `file:line:column: error: message` per finding. */
export function findings(program: Program): string[] {
  return compile(sourcesOf(program), standardSchema(), loadLibrary(), {
    cacheDir: null,
    ...program.options,
  }).diagnostics.map(showDiagnostic);
}

/** Lines the program wrote with System.debug. */
export function output(program: Program): string[] {
  return execute(program).lines;
}

/** Runs a program; `lines` are its debug output. */
export function execute(program: Program, ports: Partial<OrgPorts> = {}): { lines: string[]; env: ApexEnv } {
  const { modules, diagnostics } = compile(sourcesOf(program), standardSchema(), loadLibrary(), {
    cacheDir: null,
    ...program.options,
  });
  const errors = diagnostics.filter((one) => one.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(showDiagnostic).join('\n'));
  const lines: string[] = [];
  const env = createEnv({ ...barePorts(lines), ...ports }, loadLibrary());
  for (const module of modules) if (module.kind !== 'anonymous') env.modules.add(module);
  env.beginTransaction();
  const script = modules.find((module) => module.kind === 'anonymous');
  if (script) env.modules.runAnonymous(script);
  return { lines, env };
}

function refused(port: string): never {
  return new Proxy({}, { get: (_, name) => () => refuse(`${port}.${String(name)}`) }) as never;
}
function refuse(name: string): never {
  throw new Error(`${name} is not part of this test`);
}

function barePorts(lines: string[]): OrgPorts {
  const schema = standardSchema();
  return {
    query: refused('query'),
    search: refused('search'),
    dml: refused('dml'),
    schema: {
      names: schema.names,
      certified: new Set<string>(),
      objectType: (name) => schema.object(name) ?? null,
      objectNames: () => [...schema.objects.keys()],
      objectByKeyPrefix: (prefix) => schema.objectOfPrefix(prefix) ?? null,
      label: (name) => `label ${name}`,
      fieldSet: () => null,
      customMetadata: () => new Map(),
      customSetting: () => null,
    },
    access: refused('access'),
    session: {
      userId: '005000000000001AAA',
      userName: 'ada@example.com',
      organizationId: '00D000000000001EAA',
      now: () => Date.UTC(2026, 10, 23, 12),
      timeZone: () => 'UTC',
      locale: () => 'en_US',
      sessionId: () => null,
      userFact: () => null,
      enterRunAs: (userId) => userId,
      leaveRunAs: () => undefined,
    },
    async: refused('async'),
    callout: refused('callout'),
    log: { debug: (_level, message) => void lines.push(message) },
    outbox: refused('outbox'),
  } as OrgPorts;
}
