import type { SoqlPosition } from './ast.ts';

/** What the builders need of a parse tree node. */
export interface TreeNode {
  readonly start: { readonly line: number; readonly column: number };
}

/** The place a node starts at. */
export function positionOf(node: TreeNode): SoqlPosition {
  return { line: node.start.line, column: node.start.column + 1 };
}
