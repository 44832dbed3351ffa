/** A bound file → the JavaScript module the runtime links. */
import type { LibraryEntry } from '../abi/libraryType.ts';
import type { CompiledModule, TriggerEvent } from '../abi/module.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { SemanticModel } from '../semantics/analyse.ts';
import type { BoundType, BoundUnit } from '../semantics/bound.ts';
import { ClassEmitter } from './emitClass.ts';
import { className, ModuleEmitter, type ModuleOptions } from './moduleEmitter.ts';
import { Pools, quote } from './pools.ts';
import { recursiveMethods } from './recursion.ts';
import { SECURE_BY_DEFAULT, typeInfoOf } from './typeFacts.ts';

/** A module and what it uses that the library lacks. */
export interface EmittedUnit {
  readonly module: CompiledModule;
  readonly warnings: readonly Diagnostic[];
}

const PRELUDE = `"use strict";
const $o = $env.ops;
const $i = (value) => value === null ? $o.nonNull(value) : value;
const $limits = $env.limits;
const $k = () => { if (--$limits.cpuLeft < 0) $env.cpuExceeded(); };
`;

/** Emits one file of a model without errors. */
export function emitUnit(
  model: SemanticModel,
  unit: BoundUnit,
  library: ReadonlyMap<string, LibraryEntry>,
  options: ModuleOptions = {},
): EmittedUnit {
  const pools = new Pools(model.types, library);
  const classes = unit.types.filter((type) => type.symbol.kind === 'class');
  const all: BoundType[] = unit.script ? [...classes, unit.script.type] : classes;
  const own = new Set(all.map((type) => type.symbol));
  const emitter = new ModuleEmitter(unit.name, unit.unit.file, pools, own, options);
  emitter.recursive = recursiveMethods(all);
  const { out } = emitter;
  const isTrigger = unit.unit.kind === 'trigger';
  const access = unit.apiVersion >= SECURE_BY_DEFAULT && !isTrigger ? 'user' : 'system';
  out.write(`function ($env, $link) {\n${PRELUDE}`);
  if (options.switchesNamespace) out.write('const $names = $env.nameScope;\n');
  if (options.coverage) out.write(`const $c = $env.coverage(${quote(unit.name)});\n`);
  out.later(() => pools.text);
  for (const type of all) {
    const isScript = type === unit.script?.type;
    const frame = isScript ? scriptFrame(unit) : `Class.${type.symbol.name}`;
    new ClassEmitter(emitter, type, frame, access).emit(isScript ? (unit.script?.body ?? null) : null);
  }
  const getters = classes.map(
    (type) => `get ${quote(type.symbol.name)}() { return $make${className(type.symbol)}(); }`,
  );
  const run = unit.script ? `, run() { new ($make${className(unit.script.type.symbol)}())().$run(); }` : '';
  out.write(`return { types: { ${getters.join(', ')} }${run} };\n}`);
  const { code, map } = out.render(unit.unit.file);
  return { module: { ...describe(unit), code, map, coverableLines: emitter.coveredLines }, warnings: emitter.warnings };
}

function scriptFrame(unit: BoundUnit): string {
  return unit.unit.kind === 'trigger' ? `Trigger.${unit.name}` : 'AnonymousBlock';
}

function describe(unit: BoundUnit): Omit<CompiledModule, 'code' | 'map' | 'coverableLines'> {
  const { unit: source, name, namespace, apiVersion } = unit;
  const trigger =
    source.kind === 'trigger'
      ? {
          objectName: unit.script?.triggerObject ?? source.objectName,
          events: source.events as readonly TriggerEvent[],
        }
      : null;
  return {
    name,
    namespace,
    kind: source.kind,
    file: source.file,
    types: unit.types.map((type) => typeInfoOf(type.symbol)),
    trigger,
    apiVersion,
  };
}
