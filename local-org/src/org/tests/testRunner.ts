/**
 * Runs `@IsTest` methods: one SQLite transaction per class, a savepoint per method, everything rolled back. Setup methods run once per class.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_unit_tests.htm
 */
import type { CompiledModule } from '../../abi/module.ts';
import { codeName } from '../../base/codeName.ts';
import type { MethodInfo, TypeInfo } from '../../abi/types.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import type { ApexCore } from '../apexCore.ts';
import type { LineCoverage, MethodCoverage, TestMethodResult, TestSelection } from './testTypes.ts';
import { CoverageMeter } from './coverage.ts';

/** One class with the test methods to run. */
interface TestClass {
  readonly info: TypeInfo;
  readonly setups: readonly MethodInfo[];
  readonly methods: readonly MethodInfo[];
}

/** What a run found out, before it gets an id. */
export interface TestOutcome {
  readonly methods: readonly TestMethodResult[];
  readonly coverage: readonly LineCoverage[];
  readonly coverageByMethod: readonly MethodCoverage[];
}

/** Runs the selected tests as a user. `onResult` hears of each as it ends. */
export function runTests(
  core: ApexCore,
  userId: string,
  selection: TestSelection,
  onResult: (result: TestMethodResult) => void = () => undefined,
): TestOutcome {
  const modules = [...core.env.modules.classes(), ...core.env.modules.triggers()];
  const meter = selection.coverage === true ? new CoverageMeter(core.env, modules) : null;
  const methods: TestMethodResult[] = [];
  for (const testClass of discover(modules, selection)) {
    new ClassRun(core, userId, testClass, meter).run((result) => {
      methods.push(result);
      onResult(result);
    });
  }
  return { methods, coverage: meter?.total() ?? [], coverageByMethod: meter?.byMethod ?? [] };
}

/** Test classes in alphabetical order with the methods the selection names. */
function discover(modules: readonly CompiledModule[], selection: TestSelection): TestClass[] {
  const wanted = selection.tests?.map((name) => name.toLowerCase());
  const found: TestClass[] = [];
  for (const module of modules) {
    const info = module.types[0];
    if (module.kind !== 'class' || info === undefined || !hasAnnotation(info, 'istest')) continue;
    const methods = info.methods.filter((method) => isTest(method) && isWanted(info, method, wanted, selection.filter));
    if (methods.length === 0) continue;
    found.push({ info, setups: info.methods.filter((method) => hasAnnotation(method, 'testsetup')), methods });
  }
  return found.sort((a, b) => (a.info.name < b.info.name ? -1 : 1));
}

/** Whether a class holds tests. */
export function isTestClass(info: TypeInfo): boolean {
  return hasAnnotation(info, 'istest');
}

function hasAnnotation(thing: { readonly annotations: TypeInfo['annotations'] }, name: string): boolean {
  return thing.annotations.some((annotation) => annotation.name === name);
}

function isTest(method: MethodInfo): boolean {
  return method.isStatic && (hasAnnotation(method, 'istest') || hasAnnotation(method, 'testmethod'));
}

function isWanted(info: TypeInfo, method: MethodInfo, wanted: readonly string[] | undefined, filter?: RegExp): boolean {
  const classNames = [...new Set([info.name, codeName(info.name).name])];
  const names = classNames.map((name) => `${name}.${method.name}`);
  if (filter !== undefined && !names.some((name) => filter.test(name))) return false;
  return wanted === undefined || [...names, ...classNames].some((name) => wanted.includes(name.toLowerCase()));
}

/** One class: setup once, each method from there. */
class ClassRun {
  readonly #core: ApexCore;
  readonly #userId: string;
  readonly #testClass: TestClass;
  readonly #meter: CoverageMeter | null;

  constructor(core: ApexCore, userId: string, testClass: TestClass, meter: CoverageMeter | null) {
    this.#core = core;
    this.#userId = userId;
    this.#testClass = testClass;
    this.#meter = meter;
  }

  run(onResult: (result: TestMethodResult) => void): void {
    this.#core.testTransaction(this.#userId, () => {
      const problem = this.#setUp();
      for (const method of this.#testClass.methods) {
        onResult(
          problem === null ? this.#runMethod(method) : { ...problem, methodName: method.name, isTestSetup: false },
        );
      }
    });
  }

  /** Runs the setup methods; what they throw fails every method of the class. */
  #setUp(): TestMethodResult | null {
    for (const setup of this.#testClass.setups) {
      const result = this.#call(setup, true);
      if (result.outcome === 'Fail') return result;
    }
    return null;
  }

  #runMethod(method: MethodInfo): TestMethodResult {
    const { store } = this.#core;
    const savepoint = store.savepoint();
    this.#meter?.begin();
    try {
      return this.#call(method, false);
    } finally {
      this.#meter?.end(this.#testClass.info.name, method.name);
      store.rollbackTo(savepoint);
      store.release(savepoint);
      this.#core.afterTestMethod();
    }
  }

  #call(method: MethodInfo, isTestSetup: boolean): TestMethodResult {
    const { info } = this.#testClass;
    const started = performance.now();
    const common = {
      className: info.name,
      methodName: method.name,
      seeAllData: seesAllData(info, method),
      isTestSetup,
    };
    const time = (): number => Math.round(performance.now() - started);
    try {
      if (common.seeAllData && this.#core.isCopy) {
        throw new UnsupportedError('@IsTest(SeeAllData=true) beside the data of an org', `${info.name}.${method.name}`);
      }
      this.#core.beginTest();
      const cls = this.#core.env.modules.readyClass(info.name) as unknown as Record<string, () => void>;
      cls[method.jsName]?.();
      const limits = this.#core.env.limits.report();
      return { ...common, outcome: 'Pass', message: null, stackTrace: null, time: time(), limits };
    } catch (thrown) {
      const { message, stackTrace } = this.#core.describeFailure(thrown);
      return { ...common, outcome: 'Fail', message, stackTrace, time: time(), limits: this.#core.env.limits.report() };
    }
  }
}

function seesAllData(info: TypeInfo, method: MethodInfo): boolean {
  return [...info.annotations, ...method.annotations].some(
    (annotation) => annotation.name === 'istest' && annotation.parameters['seealldata'] === 'true',
  );
}
