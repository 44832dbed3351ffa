/** Source files → read, checked and compiled: the one road for start, deploy, `check` and `test`. */
import { join } from 'node:path';
import { qualified } from '../base/nameScope.ts';
import type { CompiledModule } from '../abi/module.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { type ApexSource, compile } from '../emit/compile.ts';
import type { UnitKind } from '../syntax/parseApex.ts';
import type { LibraryEntry } from '../abi/libraryType.ts';
import { libraryWith } from '../library/index.ts';
import { type FileTree, loadProject, type ProjectModel } from '../project/loadProject.ts';
import { componentsOf } from '../project/model.ts';
import { buildSchema, type KeyPrefixes } from '../schema/buildSchema.ts';
import type { SemanticModel } from '../semantics/analyse.ts';
import { formulaProblems } from './formulas/formulaProblems.ts';
import { flowProblems } from './flows/flowBook.ts';
import { LATEST_API_VERSION } from './apiVersion.ts';
import type { DeployedCode, SourceFindings } from './deployedCode.ts';
import { keptProgram } from './programCache.ts';

/** Parsed files and compiled programs are kept here between runs; `LOCAL_ORG_CACHE` names another folder. */
const CACHE = process.env['LOCAL_ORG_CACHE'] ?? join(import.meta.dirname, '..', '..', '..', '.cache', 'local-org-apex');

/** A compiled source with everything that was found wrong with it. */
export interface CompiledSource {
  readonly code: DeployedCode;
  readonly findings: SourceFindings;
}

/** Compiles a source. The code is usable when the findings hold no error. */
export function compileSource(tree: FileTree, prefixes: KeyPrefixes, coverage: boolean): CompiledSource {
  const model = loadProject(tree);
  const { schema, problems } = buildSchema(model, prefixes);
  const { modules, diagnostics } = keptProgram(CACHE, tree, String(coverage), () =>
    compile(apexSources(model), schema, libraryOf(model), {
      ...namesIn(model),
      coverage,
      cacheDir: CACHE,
    }),
  );
  return {
    code: { model, schema, modules, coverage },
    findings: {
      problems: [...model.problems, ...problems, ...formulaProblems(schema, model), ...flowProblems(model)],
      diagnostics,
    },
  };
}

/** What code may name besides types, and the namespace of the org. */
function namesIn(model: ProjectModel): {
  labels: readonly string[];
  pages: readonly string[];
  flows: readonly string[];
  orgNamespace: string;
} {
  return {
    orgNamespace: model.namespace,
    labels: model.labels.map(({ namespace, name }) => qualified(namespace, name)),
    pages: componentsOf(model, 'ApexPage').map((page) => page.fullName),
    flows: componentsOf(model, 'Flow').map((flow) => flow.fullName),
  };
}

/** The standard library, with a type for each DataWeave script of the project. */
export function libraryOf(model: ProjectModel): readonly LibraryEntry[] {
  return libraryWith(componentsOf(model, 'DataWeaveResource').map((script) => script.fullName));
}

function apexSources(model: ProjectModel): ApexSource[] {
  const source =
    (kind: UnitKind) =>
    (file: ProjectModel['classes'][number]): ApexSource => ({
      file: file.file,
      text: file.body,
      kind,
      apiVersion: file.apiVersion,
      namespace: file.namespace,
    });
  return [...model.classes.map(source('class')), ...model.triggers.map(source('trigger'))];
}

/** A source after analysis, for checks that look at what its code means. */
export function analyseSource(tree: FileTree): { model: ProjectModel; analysed: SemanticModel } {
  const model = loadProject(tree);
  const { schema } = buildSchema(model);
  return { model, analysed: compile(apexSources(model), schema, libraryOf(model), { cacheDir: CACHE }).model };
}

/** An anonymous block compiled against the deployed code. */
export function compileAnonymous(
  code: DeployedCode,
  text: string,
): { module: CompiledModule | null; diagnostics: readonly Diagnostic[] } {
  const apiVersion = Number(LATEST_API_VERSION);
  const { namespace } = code.model;
  const block: ApexSource = { file: 'AnonymousBlock', text, kind: 'anonymous', apiVersion, namespace };
  const { modules, diagnostics } = compile([...apexSources(code.model), block], code.schema, libraryOf(code.model), {
    ...namesIn(code.model),
    only: 'anonymous',
    cacheDir: CACHE,
  });
  return { module: modules.find((module) => module.kind === 'anonymous') ?? null, diagnostics };
}
