/** What JavaScript throws, seen as Apex exceptions; stack traces in Apex's form. */
import type { CompiledModule } from '../abi/module.ts';
import { UnsupportedError } from '../base/unsupportedError.ts';
import { ApexException, apexError } from './values/apexException.ts';
import { SourcePositions } from './sourcePositions.ts';

/** Frames kept when an exception is made. */
Error.stackTraceLimit = 60;

/** What JavaScript says when code reaches into null. `undefined` would be a fault of ours and is not translated. */
const NULL_ACCESS = /properties of null|null is not iterable|'null' as it is null/;

/** The Apex exception for anything that was thrown. Errors of the local org itself are thrown on, not translated. */
export function toApexException(error: unknown): ApexException {
  if (error instanceof ApexException) return error;
  if (error instanceof TypeError && NULL_ACCESS.test(error.message)) {
    return from(error, apexError('System.NullPointerException', 'Attempt to de-reference a null object'));
  }
  if (error instanceof RangeError && error.message.includes('call stack')) {
    return from(error, apexError('System.LimitException', 'Maximum stack depth reached: 1001'));
  }
  if (error instanceof RangeError && /Invalid (string|array) length/.test(error.message)) {
    return from(error, apexError('System.LimitException', 'Apex heap size too large: 536870888'));
  }
  if (error instanceof UnsupportedError || error instanceof Error) throw error;
  throw new Error(`thrown by Apex code: ${String(error)}`);
}

/** An exception that shows the place of the JavaScript error it stands for. */
function from(error: Error, exception: ApexException): ApexException {
  exception.origin = error;
  return exception;
}

/** As `toApexException`, but what Apex code cannot catch is thrown on. */
export function caught(error: unknown): ApexException {
  const exception = toApexException(error);
  if (!exception.catchable) throw exception;
  return exception;
}

/** One line of a stack trace. */
export interface ApexFrame {
  /** `Class.Foo.bar`, `Trigger.FooTrigger`, `AnonymousBlock` */
  readonly name: string;
  /** The namespace of a package installed in the org, whose code is nobody's business; null for the org's own code. */
  readonly hidden: string | null;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Maps JavaScript stacks to Apex frames. */
export class StackMapper {
  readonly #modules = new Map<string, { module: CompiledModule; positions: SourcePositions }>();
  readonly #home: () => string;

  /** `home`: the namespace of the org itself. */
  constructor(home: () => string) {
    this.#home = home;
  }

  /** Name of the script a module is compiled under, as it appears in JavaScript stacks. */
  static scriptName(module: CompiledModule): string {
    return `apex:${module.kind}:${module.name}`;
  }

  add(module: CompiledModule): void {
    this.#modules.set(StackMapper.scriptName(module), { module, positions: new SourcePositions(module.map) });
  }

  /** Apex frames of an error, innermost first. */
  frames(error: Error): ApexFrame[] {
    const frames: ApexFrame[] = [];
    for (const line of (error.stack ?? '').split('\n')) {
      const match = /(apex:[^:]+:[^:)]+):(\d+):(\d+)\)?$/.exec(line);
      const known = match ? this.#modules.get(match[1] ?? '') : undefined;
      if (!match || !known) continue;
      const place = known.positions.find(Number(match[2]), Number(match[3]));
      if (!place) continue;
      const { file, namespace } = known.module;
      const hidden = namespace === '' || namespace === this.#home() ? null : namespace;
      frames.push({ file, hidden, ...place, name: place.name ?? frameName(known.module, place.line) });
    }
    return frames;
  }

  /**
   * `Class.Foo.bar: line 3, column 1`, one frame per line: the platform's frames are statements, their column is always 1. Code of a managed
   * package shows its namespace alone: `(acme)`.
   */
  text(error: Error): string {
    return this.frames(error)
      .map(({ name, line, hidden }) => (hidden === null ? `${name}: line ${line}, column 1` : `(${hidden})`))
      .join('\n');
  }
}

function frameName(module: CompiledModule, line: number): string {
  if (module.kind === 'trigger') return `Trigger.${module.name}`;
  return module.kind === 'anonymous' ? 'AnonymousBlock' : nameByLine(module, line);
}

/** The method that begins nearest above a line. */
function nameByLine(module: CompiledModule, line: number): string {
  let best = { line: 0, name: `Class.${module.name}` };
  for (const type of module.types) {
    for (const method of type.methods) {
      if (method.line <= line && method.line > best.line)
        best = { line: method.line, name: `Class.${type.name}.${method.name}` };
    }
  }
  return best.name;
}
