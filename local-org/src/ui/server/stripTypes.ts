import { stripTypeScriptTypes } from 'node:module';

/**
 * TypeScript ──► JavaScript with every type replaced by blanks: lines, columns and decorators stay where they are, so the
 * LWC compiler's source map points into the TypeScript file. Node prints a notice about this function's age once; it says nothing
 * to the user of an org and is left out.
 */
export function stripTypes(source: string): string {
  const emitWarning = process.emitWarning;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}
