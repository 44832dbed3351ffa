/** Compiled modules of an org: linked on first use, each once. */
import { Script } from 'node:vm';
import type { Env } from '../abi/env.ts';
import { mangleConstructor } from '../abi/mangle.ts';
import type { CompiledModule, LinkedModule, ModuleFactory } from '../abi/module.ts';
import type { ApexClass, RuntimeType } from '../abi/types.ts';
import { UnsupportedError } from '../base/unsupportedError.ts';
import { debuggerMap } from './debuggerMaps.ts';
import { StackMapper } from './exceptions.ts';
import type { TypeRegistry } from './typeRegistry.ts';

/** Scripts by code text: every org of the process that has the same class shares the compiled script. */
const scripts = new Map<string, Script>();

/** The modules of one org. */
export class ModuleStore {
  readonly stacks = new StackMapper(() => this.#env.nameScope.home);
  readonly #env: Env;
  readonly #types: TypeRegistry;
  readonly #classes = new Map<string, CompiledModule>();
  readonly #triggers = new Map<string, CompiledModule>();
  readonly #linked = new Map<CompiledModule, LinkedModule>();

  constructor(env: Env, types: TypeRegistry) {
    this.#env = env;
    this.#types = types;
  }

  /** Makes a module known. Nothing of it runs yet. */
  add(module: CompiledModule): void {
    this.stacks.add(module);
    this.#types.register(module.types);
    if (module.kind === 'class') this.#classes.set(module.name.toLowerCase(), module);
    if (module.kind === 'trigger') this.#triggers.set(module.name.toLowerCase(), module);
  }

  /** All class modules. */
  classes(): Iterable<CompiledModule> {
    return this.#classes.values();
  }

  /** All trigger modules. */
  triggers(): Iterable<CompiledModule> {
    return this.#triggers.values();
  }

  /** Lines of a module that tests can cover. */
  coverableLines(name: string): readonly number[] {
    const lower = name.toLowerCase();
    return (this.#classes.get(lower) ?? this.#triggers.get(lower))?.coverableLines ?? [];
  }

  /** JavaScript class of `Foo` or `Foo.Inner`. */
  classOf(typeName: string): ApexClass {
    const module = this.#classes.get((this.#types.info(typeName)?.unit ?? typeName).toLowerCase());
    if (!module) throw new UnsupportedError(`class ${typeName}`, 'it is not among the compiled classes');
    const canonical = this.#types.info(typeName)?.name ?? typeName;
    const cls = this.link(module).types[canonical];
    if (!cls) throw new Error(`${typeName} has no JavaScript class`);
    return cls;
  }

  /** Class of a type whose static state is ready for this transaction. A class without one inherits its superclass's `$ready`. */
  readyClass(typeName: string): ApexClass {
    const cls = this.classOf(typeName);
    cls.$ready?.();
    return cls;
  }

  /** A module's link result; runs its factory the first time. */
  link(module: CompiledModule): LinkedModule {
    const known = this.#linked.get(module);
    if (known) return known;
    const linked = this.#factory(module)(this.#env, (typeName) => this.classOf(typeName));
    this.#linked.set(module, linked);
    return linked;
  }

  #factory(module: CompiledModule): ModuleFactory {
    const key = `${StackMapper.scriptName(module)}\n${module.code}`;
    let script = scripts.get(key);
    if (!script) {
      script = new Script(`(${module.code}\n)${debuggerMap(module)}`, { filename: StackMapper.scriptName(module) });
      scripts.set(key, script);
    }
    return script.runInThisContext() as ModuleFactory;
  }

  /** Runs the body of a trigger. */
  runTrigger(name: string): void {
    const module = this.#triggers.get(name.toLowerCase());
    if (!module) throw new Error(`no trigger ${name}`);
    this.link(module).run?.();
  }

  /** Runs an anonymous block once. */
  runAnonymous(module: CompiledModule): void {
    this.stacks.add(module);
    this.#types.register(module.types);
    this.#factory(module)(this.#env, (typeName) => this.classOf(typeName)).run?.();
  }

  /** A new instance through a constructor. */
  construct(type: RuntimeType, paramTypes: readonly string[], args: readonly unknown[]): unknown {
    const cls = this.readyClass(type.name);
    const instance = new cls() as Record<string, (...args: readonly unknown[]) => unknown>;
    const constructor = instance[mangleConstructor(paramTypes)];
    if (!constructor) throw new UnsupportedError(`constructor ${type.name}(${paramTypes.join(', ')})`, 'construct');
    return constructor.apply(instance, [...args]);
  }
}
