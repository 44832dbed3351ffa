/** Faults made by changing a token or two of what is there. */
import type { Token } from './tokens.ts';
import {
  MODIFIERS,
  closing,
  declares,
  headHas,
  insert,
  is,
  isName,
  methodBody,
  replace,
  statementEnd,
} from './faultTools.ts';
import type { Finder } from './faultTools.ts';

export const TOKEN_FAULTS: Readonly<Record<string, Finder>> = {
  'unknown method': (t, i) =>
    is(t[i - 1], '.') && isName(t[i]) && is(t[i + 1], '(') ? replace(t[i] as Token, `${t[i]?.text}Q`) : null,
  'unknown own method': (t, i) =>
    isName(t[i]) && is(t[i + 1], '(') && is(t[i - 1], ';', '{', '=', 'return')
      ? replace(t[i] as Token, `${t[i]?.text}Q`)
      : null,
  'unknown variable': (t, i) =>
    isName(t[i]) &&
    is(t[i - 1], '=', 'return', '(', '+') &&
    is(t[i + 1], ';', '.', ')', ',') &&
    /^[a-z]/.test(t[i]?.text ?? '')
      ? replace(t[i] as Token, `${t[i]?.text}Q`)
      : null,
  'unknown field': (t, i) =>
    is(t[i - 1], '.') && isName(t[i]) && is(t[i + 1], ';', ',', ')', '=')
      ? replace(t[i] as Token, `${t[i]?.text}Q`)
      : null,
  'unknown type': (t, i) => (declares(t, i) ? replace(t[i] as Token, `${t[i]?.text}Q`) : null),
  'unknown created type': (t, i) =>
    is(t[i - 1], 'new') && isName(t[i]) && is(t[i + 1], '(') ? replace(t[i] as Token, `${t[i]?.text}Q`) : null,
  'unknown supertype': (t, i) =>
    is(t[i - 1], 'extends', 'implements') && isName(t[i]) ? replace(t[i] as Token, `${t[i]?.text}Q`) : null,
  'unknown type argument': (t, i) =>
    is(t[i - 1], '<') && is(t[i - 2], 'list', 'set', 'map') && isName(t[i])
      ? replace(t[i] as Token, `${t[i]?.text}Q`)
      : null,
  'too many type arguments': (t, i) =>
    is(t[i], '>') && is(t[i - 2], '<') && is(t[i - 3], 'list', 'set') ? replace(t[i] as Token, ', String>') : null,
  'too few type arguments': (t, i) =>
    is(t[i], ',') && is(t[i - 2], '<') && is(t[i - 3], 'map') && is(t[i + 2], '>')
      ? { start: (t[i] as Token).start, end: (t[i + 1] as Token).end, replacement: '' }
      : null,
  'dropped return': (t, i) => {
    const end = is(t[i], 'return') && !is(t[i + 1], ';') ? statementEnd(t, i) : -1;
    return end < 0 ? null : { start: (t[i] as Token).start, end: (t[end] as Token).end, replacement: '' };
  },
  'returned wrong type': (t, i) => {
    const end = is(t[i], 'return') && !is(t[i + 1], ';') ? statementEnd(t, i) : -1;
    return end < 0
      ? null
      : { start: (t[i + 1] as Token).start, end: (t[end] as Token).start, replacement: "Blob.valueOf('x')" };
  },
  'returned nothing': (t, i) => {
    const end = is(t[i], 'return') && !is(t[i + 1], ';') ? statementEnd(t, i) : -1;
    return end < 0 ? null : { start: (t[i + 1] as Token).start, end: (t[end] as Token).start, replacement: '' };
  },
  'value from void': (t, i) =>
    methodBody(t, i) && headHas(t, i, 'void') ? insert((t[i] as Token).end, ' if (true) { return 1; }') : null,
  'void used as value': (t, i) =>
    methodBody(t, i) && headHas(t, i, 'void') ? insert((t[i] as Token).end, ' Object voidQ = System.debug(1);') : null,
  'wrong assignment': (t, i) => {
    const end = declares(t, i) && is(t[i + 2], '=') && !is(t[i], 'blob', 'object') ? statementEnd(t, i) : -1;
    return end < 0
      ? null
      : { start: (t[i + 3] as Token).start, end: (t[end] as Token).start, replacement: "Blob.valueOf('x')" };
  },
  'wrong declared type': (t, i) =>
    declares(t, i) && is(t[i + 2], '=') && !is(t[i], 'blob', 'object') ? replace(t[i] as Token, 'Blob') : null,
  'wrong parameter type': (t, i) =>
    is(t[i - 1], '(', ',') && isName(t[i]) && isName(t[i + 1]) && is(t[i + 2], ')', ',') && !is(t[i], 'blob', 'object')
      ? replace(t[i] as Token, 'Blob')
      : null,
  'wrong argument': (t, i) =>
    is(t[i - 1], '(', ',') &&
    is(t[i + 1], ')', ',') &&
    (isName(t[i]) || t[i]?.kind === 'string' || t[i]?.kind === 'number') &&
    isName(t[i - 2])
      ? replace(t[i] as Token, "Blob.valueOf('x')")
      : null,
  'missing argument': (t, i) =>
    is(t[i], ',') && is(t[i + 2], ')') && is(t[i - 2], '(') && isName(t[i - 3])
      ? { start: (t[i] as Token).start, end: (t[i + 1] as Token).end, replacement: '' }
      : null,
  'extra argument': (t, i) =>
    is(t[i], ')') && is(t[i - 1], '(') && isName(t[i - 2]) && is(t[i + 1], ';', '.')
      ? replace(t[i] as Token, '1, true)')
      : null,
  'duplicate variable': (t, i) => {
    const end = declares(t, i) && is(t[i + 2], '=') ? statementEnd(t, i) : -1;
    return end < 0 ? null : insert((t[end] as Token).end, ` ${t[i]?.text} ${t[i + 1]?.text};`);
  },
  'unreachable statement': (t, i) => {
    const end = is(t[i], 'return', 'throw') ? statementEnd(t, i) : -1;
    return end < 0 || is(t[i - 1], ')', 'else') ? null : insert((t[end] as Token).end, ' Integer unreachableQ = 1;');
  },
  'missing semicolon': (t, i) => (is(t[i], ';') && is(t[i - 1], ')') ? replace(t[i] as Token, '') : null),
  'missing brace': (t, i) => (is(t[i], '}') ? replace(t[i] as Token, '') : null),
  'missing parenthesis': (t, i) => (is(t[i], ')') ? replace(t[i] as Token, '') : null),
  'bad queried field': (t, i) =>
    is(t[i - 1], 'select') && isName(t[i]) && !is(t[i + 1], '(', '.') ? replace(t[i] as Token, `${t[i]?.text}Q`) : null,
  'bad filtered field': (t, i) =>
    is(t[i - 1], 'where') && isName(t[i]) && is(t[i + 1], '=', 'in') ? replace(t[i] as Token, `${t[i]?.text}Q`) : null,
  'bad ordered field': (t, i) =>
    is(t[i - 1], 'by') && is(t[i - 2], 'order') && isName(t[i]) && !is(t[i + 1], '(', '.')
      ? replace(t[i] as Token, `${t[i]?.text}Q`)
      : null,
  'bad queried object': (t, i) =>
    is(t[i - 1], 'from') && isName(t[i]) ? replace(t[i] as Token, `${t[i]?.text}Q`) : null,
  'bad relationship': (t, i) =>
    isName(t[i]) && /__r$/i.test(t[i]?.text ?? '') && is(t[i + 1], '.') ? replace(t[i] as Token, 'NoSuch__r') : null,
  'bad record field': (t, i) =>
    isName(t[i]) && /__c$/i.test(t[i]?.text ?? '') && is(t[i + 1], '=') && is(t[i - 1], '(', ',')
      ? replace(t[i] as Token, 'NoSuch__c')
      : null,
  'bad bind': (t, i) =>
    is(t[i - 1], ':') && isName(t[i]) && is(t[i - 2], 'in', '=') ? replace(t[i] as Token, `${t[i]?.text}Q`) : null,
  'final field': (t, i) => (is(t[i], 'private') && is(t[i + 3], ';') ? replace(t[i] as Token, 'private final') : null),
  'missing override': (t, i) => (is(t[i], 'override') ? replace(t[i] as Token, '') : null),
  'needless override': (t, i) =>
    is(t[i], 'public') && isName(t[i + 1]) && isName(t[i + 2]) && is(t[i + 3], '(')
      ? replace(t[i] as Token, 'public override')
      : null,
  'missing interface method': (t, i) =>
    is(t[i - 2], 'public') && isName(t[i]) && is(t[i + 1], '(') && is(t[i - 1], 'void', 'string', 'boolean', 'object')
      ? replace(t[i] as Token, `${t[i]?.text}Q`)
      : null,
  'narrower access': (t, i) =>
    is(t[i], 'public') && is(t[i + 1], 'void', 'string', 'boolean', 'override')
      ? replace(t[i] as Token, 'private')
      : null,
  'changed return type': (t, i) =>
    isName(t[i]) && isName(t[i + 1]) && is(t[i + 2], '(') && MODIFIERS.test(t[i - 1]?.text ?? '') && !is(t[i], 'blob')
      ? replace(t[i] as Token, 'Blob')
      : null,
  'not static': (t, i) => (is(t[i], 'static') && !is(t[i + 1], 'final') ? replace(t[i] as Token, '') : null),
  'needless static': (t, i) =>
    is(t[i], 'public', 'private') && (isName(t[i + 1]) || is(t[i + 1], 'void')) && isName(t[i + 2]) && is(t[i + 3], '(')
      ? replace(t[i] as Token, `${t[i]?.text} static`)
      : null,
  'repeated modifier': (t, i) =>
    is(t[i], 'public', 'private') ? replace(t[i] as Token, `${t[i]?.text} ${t[i]?.text}`) : null,
  'contradicting modifiers': (t, i) =>
    is(t[i], 'public') && !is(t[i + 1], 'with', 'class') ? replace(t[i] as Token, 'public private') : null,
  'abstract with body': (t, i) =>
    is(t[i], 'public') && (isName(t[i + 1]) || is(t[i + 1], 'void')) && is(t[i + 3], '(')
      ? replace(t[i] as Token, 'public abstract')
      : null,
  'unknown annotation': (t, i) => (is(t[i - 1], '@') ? replace(t[i] as Token, `${t[i]?.text}Q`) : null),
  'condition of wrong type': (t, i) => {
    const end = is(t[i - 1], 'if', 'while') && is(t[i], '(') ? closing(t, i) : -1;
    return end < 0 ? null : { start: (t[i] as Token).start, end: (t[end] as Token).end, replacement: '(1)' };
  },
  'wrong loop type': (t, i) =>
    is(t[i - 2], 'for') && isName(t[i]) && isName(t[i + 1]) && is(t[i + 2], ':') && !is(t[i], 'object')
      ? replace(t[i] as Token, 'Blob')
      : null,
  'loop over a number': (t, i) =>
    is(t[i - 1], ':') && is(t[i + 1], ')') && isName(t[i]) && isName(t[i - 2]) ? replace(t[i] as Token, '5') : null,
  'caught wrong type': (t, i) => (is(t[i - 2], 'catch') && isName(t[i]) ? replace(t[i] as Token, 'String') : null),
  'thrown wrong type': (t, i) => {
    const end = is(t[i], 'throw') ? statementEnd(t, i) : -1;
    return end < 0 ? null : { start: (t[i + 1] as Token).start, end: (t[end] as Token).start, replacement: "'x'" };
  },
  'impossible cast': (t, i) =>
    is(t[i - 1], '(') &&
    is(t[i + 1], ')') &&
    /^[A-Z]/.test(t[i]?.text ?? '') &&
    isName(t[i]) &&
    (isName(t[i + 2]) || is(t[i + 2], 'this')) &&
    !isName(t[i - 2])
      ? replace(t[i] as Token, 'Blob')
      : null,
  'impossible instanceof': (t, i) => (is(t[i - 1], 'instanceof') ? replace(t[i] as Token, 'NoSuchType') : null),
  'wrong comparison': (t, i) =>
    is(t[i], '=') &&
    is(t[i - 1], '=') &&
    !is(t[i - 2], '=') &&
    !is(t[i + 1], '=', 'null') &&
    isName(t[i + 1]) &&
    is(t[i + 2], ')', '&', '|')
      ? replace(t[i + 1] as Token, "Blob.valueOf('x')")
      : null,
  'wrong arithmetic': (t, i) =>
    is(t[i], '+') && !is(t[i - 1], '+') && !is(t[i + 1], '+', '=') ? replace(t[i] as Token, '-') : null,
  'wrong logic': (t, i) =>
    is(t[i], '&') && is(t[i + 1], '&')
      ? { start: (t[i] as Token).start, end: (t[i + 1] as Token).end, replacement: '+' }
      : null,
  'reserved name': (t, i) => (declares(t, i) ? replace(t[i + 1] as Token, 'limit') : null),
  'underscored name': (t, i) => (declares(t, i) ? replace(t[i + 1] as Token, '_nameQ') : null),
  'too large a number': (t, i) =>
    t[i]?.kind === 'number' && /^\d+$/.test(t[i]?.text ?? '') ? replace(t[i] as Token, '99999999999') : null,
  'unknown enum value': (t, i) =>
    is(t[i - 1], 'when') && isName(t[i]) && is(t[i + 1], '{', ',') ? replace(t[i] as Token, `${t[i]?.text}Q`) : null,
  'repeated when': (t, i) =>
    is(t[i - 1], 'when') && isName(t[i]) && is(t[i + 1], '{')
      ? replace(t[i] as Token, `${t[i]?.text}, ${t[i]?.text}`)
      : null,
  'unknown label': (t, i) =>
    is(t[i - 1], '.') && is(t[i - 2], 'label') ? replace(t[i] as Token, `${t[i]?.text}Q`) : null,
  'stray this': (t, i) =>
    methodBody(t, i) && headHas(t, i, 'static') ? insert((t[i] as Token).end, ' Object selfQ = this;') : null,
  'unknown interface method type': (t, i) =>
    is(t[i], 'class') && isName(t[i + 1]) && is(t[i + 2], '{')
      ? insert((t[i + 1] as Token).end, ' implements FaultTarget.Shape')
      : null,
  'open abstract method': (t, i) =>
    is(t[i], 'class') && isName(t[i + 1]) && is(t[i + 2], '{')
      ? insert((t[i + 1] as Token).end, ' extends FaultTarget.Base')
      : null,
  'superclass without default constructor': (t, i) =>
    is(t[i], 'class') && isName(t[i + 1]) && is(t[i + 2], '{')
      ? insert((t[i + 1] as Token).end, ' extends FaultTarget')
      : null,
  'interface as superclass': (t, i) =>
    is(t[i], 'class') && isName(t[i + 1]) && is(t[i + 2], '{')
      ? insert((t[i + 1] as Token).end, ' extends FaultTarget.Shape')
      : null,
  'class as interface': (t, i) =>
    is(t[i], 'class') && isName(t[i + 1]) && is(t[i + 2], '{')
      ? insert((t[i + 1] as Token).end, ' implements FaultTarget')
      : null,
  'enum as superclass': (t, i) =>
    is(t[i], 'class') && isName(t[i + 1]) && is(t[i + 2], '{')
      ? insert((t[i + 1] as Token).end, ' extends FaultTarget.Colour')
      : null,
  'generic class': (t, i) =>
    is(t[i], 'class') && isName(t[i + 1]) && is(t[i + 2], '{') ? insert((t[i + 1] as Token).end, '<T>') : null,
};
