/** Text with `{!expression}`s in it as a formula: the pieces joined. */
import { FormulaSyntaxError, parseFormula } from '../../syntax/parseFormula.ts';
import type { FormulaNode } from '../../syntax/parseFormula.ts';

/** The formula of a template; every value in it counts as text. */
export function parseTemplate(text: string): FormulaNode {
  let whole: FormulaNode = { kind: 'text', value: '' };
  const join = (right: FormulaNode): void => {
    whole = { kind: 'binary', operator: '&', left: whole, right };
  };
  let at = 0;
  for (let open = text.indexOf('{!'); open >= 0; open = text.indexOf('{!', at)) {
    const close = text.indexOf('}', open);
    if (close < 0) throw new FormulaSyntaxError("Syntax error.  Missing '}'", open);
    if (open > at) join({ kind: 'text', value: text.slice(at, open) });
    join({ kind: 'call', name: '{!}', args: [parseFormula(text.slice(open + 2, close))], offset: open });
    at = close + 1;
  }
  if (at < text.length) join({ kind: 'text', value: text.slice(at) });
  return whole;
}
