/** Text functions. https://help.salesforce.com/s/articleView?id=platform.customize_functions_text.htm */
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { normalizeId } from '../../runtime/values/recordId.ts';
import { decimal, isDecimal } from '../../runtime/values/decimal.ts';
import type { FormulaNode } from '../../syntax/parseFormula.ts';
import type { Evaluate, FormulaContext, FormulaFunction } from './evaluate.ts';
import { FormulaError, floatOf, textOf } from './values.ts';

type Read<T> = (node: FormulaNode | undefined, context: FormulaContext) => T;

/** The functions, given how to evaluate an argument. */
export function textFunctions(evaluate: Evaluate): Record<string, FormulaFunction> {
  const text: Read<string> = (node, context) => (node === undefined ? '' : textOf(evaluate(node, context)));
  const whole: Read<number | null> = (node, context) => {
    const value = evaluate(node!, context);
    return value === null || value === '' ? null : Math.trunc(floatOf(value));
  };
  return {
    ...slices(text, whole),
    ...searches(text, whole),
    ...conversions(evaluate, text),
    TRIM: ([arg], context) => text(arg, context).replace(/^ +| +$/g, ''),
    UPPER: ([arg, locale], context) => text(arg, context).toLocaleUpperCase(localeOf(text(locale, context))),
    LOWER: ([arg, locale], context) => text(arg, context).toLocaleLowerCase(localeOf(text(locale, context))),
    INITCAP: ([arg], context) =>
      text(arg, context)
        .toLowerCase()
        .replace(/\p{L}[\p{L}\p{N}]*/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1)),
    REVERSE: ([arg], context) => [...text(arg, context)].reverse().join(''),
    BR: () => '\n',
    LEN: ([arg], context) => decimal(text(arg, context).length),
    ASCII: ([arg], context) => {
      const code = text(arg, context).codePointAt(0);
      return code === undefined ? null : decimal(code);
    },
    CHR: ([arg], context) => {
      const code = whole(arg, context);
      return code === null || code <= 0 || code > 0x10ffff ? '' : String.fromCodePoint(code);
    },
  };
}

function localeOf(name: string): string | undefined {
  return name === '' ? undefined : name.replaceAll('_', '-');
}

function slices(text: Read<string>, whole: Read<number | null>): Record<string, FormulaFunction> {
  const padded =
    (side: 'padStart' | 'padEnd'): FormulaFunction =>
    (args, context) => {
      const value = text(args[0], context);
      const width = whole(args[1], context);
      if (value === '' || width === null || width <= 0) return '';
      return width <= value.length ? value.slice(0, width) : value[side](width, text(args[2], context) || ' ');
    };
  return {
    LEFT: ([arg, n], context) => text(arg, context).slice(0, Math.max(0, whole(n, context) ?? 0)),
    RIGHT: ([arg, n], context) => {
      const count = Math.max(0, whole(n, context) ?? 0);
      return count === 0 ? '' : text(arg, context).slice(-count);
    },
    MID: ([arg, start, n], context) => {
      const from = whole(start, context);
      const count = whole(n, context);
      if (from === null || count === null) return '';
      const first = Math.max(1, from) - 1;
      return text(arg, context).slice(first, first + Math.max(0, count));
    },
    LPAD: padded('padStart'),
    RPAD: padded('padEnd'),
  };
}

function searches(text: Read<string>, whole: Read<number | null>): Record<string, FormulaFunction> {
  /** In nothing nothing can be found: neither true nor false. Nothing is in everything. */
  const holds =
    (test: (value: string, part: string) => boolean): FormulaFunction =>
    ([arg, wanted], context) => {
      const value = text(arg, context);
      const part = text(wanted, context);
      if (part === '') return true;
      return value === '' ? null : test(value, part);
    };
  return {
    CONTAINS: holds((value, part) => value.includes(part)),
    BEGINS: holds((value, part) => value.startsWith(part)),
    FIND: ([part, arg, start], context) => {
      const from = start === undefined ? 0 : (whole(start, context) ?? 0) - 1;
      const value = text(arg, context);
      const wanted = text(part, context);
      return decimal(value === '' || wanted === '' ? 0 : value.indexOf(wanted, Math.max(0, from)) + 1);
    },
    SUBSTITUTE: ([arg, old, now], context) => {
      const from = text(old, context);
      return from === '' ? '' : text(arg, context).replaceAll(from, text(now, context));
    },
    REGEX: ([arg, pattern], context) => matches(text(arg, context), text(pattern, context), context),
  };
}

/** The whole text must match the pattern. */
function matches(value: string, pattern: string, context: FormulaContext): boolean {
  try {
    const flags = /^\(\?i\)/.test(pattern) ? 'isu' : 'su';
    const plain = pattern
      .replace(/^\(\?i\)/, '')
      .replace(/\\([-_@#%&!"'<>=:;,~` ])/g, (_all, mark: string) => escaped(mark));
    return new RegExp(`^(?:${plain})$`, flags).test(value);
  } catch {
    throw new UnsupportedError(`the regular expression ${pattern}`, context.where);
  }
}

/** Java allows a backslash before any mark, JavaScript does not. */
function escaped(mark: string): string {
  return mark === '-' ? '\\u002d' : mark;
}

function conversions(evaluate: Evaluate, text: Read<string>): Record<string, FormulaFunction> {
  return {
    TEXT: ([arg], context) => text(arg, context),
    '{!}': ([arg], context) => text(arg, context),
    VALUE: ([arg], context) => {
      const value = evaluate(arg!, context);
      if (value === null || value === '') return null;
      if (isDecimal(value)) return value;
      const written = textOf(value);
      if (!/^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(written)) {
        throw new FormulaError(`The value '${written}' is not a valid number.`);
      }
      return decimal(written);
    },
    CASESAFEID: ([arg], context) => normalizeId(text(arg, context)) ?? text(arg, context),
  };
}
