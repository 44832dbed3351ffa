/** Source files → read, checked and compiled: the one road for start, deploy, `check` and `test`. */
import { compile } from '../emit/compile.ts';
import { loadLibrary } from '../library/index.ts';
import { type FileTree, loadProject } from '../project/loadProject.ts';
import { buildSchema, type KeyPrefixes } from '../schema/buildSchema.ts';
import type { DeployedCode, SourceFindings } from './deployedCode.ts';

/** A compiled source with everything that was found wrong with it. */
export interface CompiledSource {
  readonly code: DeployedCode;
  readonly findings: SourceFindings;
}

/** Compiles a source. The code is usable when the findings hold no error. */
export function compileSource(tree: FileTree, prefixes: KeyPrefixes, coverage: boolean): CompiledSource {
  const model = loadProject(tree);
  const { schema, problems } = buildSchema(model, prefixes);
  const files = [...model.classes, ...model.triggers].map(({ file, body, apiVersion }) => ({ file, text: body, apiVersion }));
  const labels = model.labels.map((label) => label.name);
  const { modules, diagnostics } = compile(files, schema, loadLibrary(), { labels, coverage });
  return {
    code: { model, schema, modules, coverage },
    findings: { problems: [...model.problems, ...problems], diagnostics },
  };
}
