/**
 * Functions that make HTML, and those that make text safe in it.
 * https://help.salesforce.com/s/articleView?id=platform.customize_functions_hyperlink.htm
 */
import type { FormulaNode } from '../../syntax/parseFormula.ts';
import type { Evaluate, FormulaContext, FormulaFunction } from './evaluate.ts';
import { textOf } from './values.ts';

/** The functions, given how to evaluate an argument. */
export function markupFunctions(evaluate: Evaluate): Record<string, FormulaFunction> {
  const text = (node: FormulaNode | undefined, context: FormulaContext): string =>
    node === undefined ? '' : textOf(evaluate(node, context));
  return {
    HYPERLINK: ([url, label, target], context) => {
      const window = target === undefined ? '' : ` target="${htmlText(text(target, context))}"`;
      return `<a href="${htmlText(text(url, context))}"${window}>${htmlText(text(label, context))}</a>`;
    },
    IMAGE: ([url, alternative, height, width], context) => {
      const sized =
        height === undefined ? '' : ` style="height:${text(height, context)}px; width:${text(width, context)}px;"`;
      return `<img src="${htmlText(text(url, context))}" alt="${htmlText(text(alternative, context))}"${sized} border="0"/>`;
    },
    HTMLENCODE: ([arg], context) => htmlText(text(arg, context)),
    JSENCODE: ([arg], context) => scriptText(text(arg, context)),
    JSINHTMLENCODE: ([arg], context) => scriptText(htmlText(text(arg, context))),
    URLENCODE: ([arg], context) => urlText(text(arg, context)),
  };
}

const MARKS: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&#39;' };

function htmlText(value: string): string {
  return value.replace(/[<>&"']/g, (mark) => MARKS[mark]!);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '<': '\\u003C',
  '>': '\\u003E',
};

function scriptText(value: string): string {
  return value.replace(/[\\'"/\n\r\t<>]/g, (mark) => ESCAPES[mark] ?? `\\${mark}`);
}

function urlText(value: string): string {
  return encodeURIComponent(value)
    .replace(/[!'()~]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}
