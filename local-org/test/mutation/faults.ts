/** Single faults a text can be given, found by patterns over its tokens. */
import { type Token, tokensOf } from './tokens.ts';

/** One change of a text. */
export interface Fault {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

type Finder = (tokens: readonly Token[], index: number, text: string) => Omit<Fault, 'kind'> | null;

const MODIFIERS = /^(public|private|protected|global|static|final|virtual|abstract|override|transient)$/i;
const KEYWORDS =
  /^(if|else|for|while|do|return|new|throw|try|catch|finally|switch|on|when|insert|update|delete|upsert|undelete|this|super|null|true|false|instanceof|class|interface|enum|extends|implements|with|without|inherited|sharing|get|set|break|continue|void|select|from|where|and|or|not|in|as|user|system|public|private|protected|global|static|final|virtual|abstract|override|transient|limit|order|by|having|group)$/i;

const isName = (token: Token | undefined): boolean => token?.kind === 'word' && !KEYWORDS.test(token.text);
const is = (token: Token | undefined, ...texts: string[]): boolean =>
  token !== undefined && texts.includes(token.text.toLowerCase());
const replace = (token: Token, replacement: string): Omit<Fault, 'kind'> => ({
  start: token.start,
  end: token.end,
  replacement,
});
const insert = (at: number, replacement: string): Omit<Fault, 'kind'> => ({ start: at, end: at, replacement });

/** Index of the mark that closes the one at `index`. */
function closing(tokens: readonly Token[], index: number): number {
  const open = tokens[index]?.text ?? '';
  const close = { '(': ')', '{': '}', '[': ']' }[open] ?? '';
  for (let at = index, depth = 0; at < tokens.length; at++) {
    if (tokens[at]?.text === open) depth++;
    if (tokens[at]?.text === close && --depth === 0) return at;
  }
  return -1;
}

/** Index of the `;` that ends the statement begun at `index`; -1 if a brace comes first. */
function statementEnd(tokens: readonly Token[], index: number): number {
  for (let at = index, depth = 0; at < tokens.length; at++) {
    const mark = tokens[at]?.text ?? '';
    if ('({['.includes(mark)) depth++;
    if (')}]'.includes(mark)) depth--;
    if (depth < 0) return -1;
    if (mark === ';' && depth === 0) return at;
  }
  return -1;
}

/** Whether a plain `Type name` stands at `index`, as in a declaration. */
function declares(tokens: readonly Token[], index: number): boolean {
  const [type, name, next] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  return isName(type) && isName(name) && is(next, '=', ';') && !is(tokens[index - 1], '.', 'new', '@', '<', ',', '(');
}

/** Whether the token begins the body of a method: `) {` after modifiers, a type and a name. */
function methodBody(tokens: readonly Token[], index: number): boolean {
  if (!is(tokens[index], '{') || !is(tokens[index - 1], ')')) return false;
  let depth = 0;
  for (let at = index - 1; at > 2; at--) {
    if (is(tokens[at], ')')) depth++;
    if (is(tokens[at], '(') && --depth === 0)
      return (
        isName(tokens[at - 1]) &&
        (tokens[at - 2]?.kind === 'word' || is(tokens[at - 2], '>', ']')) &&
        !is(tokens[at - 2], 'new')
      );
  }
  return false;
}

/** Whether the method whose body starts at `index` has words before it, e.g. `void` or `static`. */
function headHas(tokens: readonly Token[], index: number, word: string): boolean {
  for (let at = index; at > 0 && !is(tokens[at], ';', '}') && !(at < index && is(tokens[at], '{')); at--) {
    if (is(tokens[at], word)) return true;
  }
  return false;
}

const statement =
  (code: string): Finder =>
  (tokens, index) =>
    methodBody(tokens, index) ? insert((tokens[index] as Token).end, ` ${code}`) : null;

/** Every kind of fault, by name. */
export const FAULTS: Readonly<Record<string, Finder>> = {
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
  'write of a non-record': statement("insert 'x';"),
  'plain value as statement': statement('1 + 1;'),
  'step of a value': statement('1++;'),
  'stray break': statement('break;'),
  'stray continue': statement('continue;'),
  'stray this': (t, i) =>
    methodBody(t, i) && headHas(t, i, 'static') ? insert((t[i] as Token).end, ' Object selfQ = this;') : null,
  'uninitialised use': statement('Integer firstQ; firstQ.noSuch();'),
  'final local': statement('final Integer onceQ = 1; onceQ = 2;'),
  'text as number': statement("Integer numberQ = 'x';"),
  'decimal as integer': statement('Integer numberQ = 1.5;'),
  'long as integer': statement('Integer numberQ = 5L;'),
  'list of other elements': statement('List<Integer> numbersQ = new List<String>();'),
  'set of other elements': statement('Set<Object> objectsQ = new Set<String>();'),
  'map of other values': statement('Map<String, Integer> numbersQ = new Map<String, String>();'),
  'certain instanceof': statement("String textQ = 'x'; Boolean certainQ = textQ instanceof String;"),
  'incompatible choice': statement("Integer choiceQ = true ? 1 : 'x';"),
  'same catch twice': statement(
    'try { System.debug(1); } catch (Exception e1) { throw e1; } catch (DmlException e2) { throw e2; }',
  ),
  'try alone': statement('try { System.debug(1); }'),
  'else alone': statement('else { System.debug(1); }'),
  'when after else': statement('switch on 1 { when else { System.debug(1); } when 2 { System.debug(2); } }'),
  'switch on a decimal': statement('switch on 1.5 { when 1 { System.debug(1); } }'),
  'static method on a value': statement("String textQ = 'x'; textQ.valueOf(1);"),
  'instance method on a type': statement('String.length();'),
  'field of a primitive': statement("String textQ = 'x'; Object lengthQ = textQ.size;"),
  'abstract created': statement('Object createdQ = new Exception();'),
  'interface created': statement('Object createdQ = new Comparable();'),
  'index of a map': statement('Map<String, String> mapQ = new Map<String, String>(); Object valueQ = mapQ[0];'),
  'text as index': statement("List<String> listQ = new List<String>(); Object valueQ = listQ['x'];"),
  'unknown exception': statement('try { System.debug(1); } catch (NoSuchException e) { System.debug(e); }'),
  'negated text': statement("Boolean wrongQ = !'x';"),
  'null of no type': statement('null.toString();'),
  'wrong order': statement('Boolean wrongQ = true > false;'),
  'shift of text': statement("Integer wrongQ = 'x' << 1;"),
  'class in a method': statement('class InnerQ {}'),
  'bad record constructor': statement('Account accountQ = new Account(1);'),
  'unknown record field': statement("Account accountQ = new Account(NoSuch = 'x');"),
  'wrong record value': statement('Account accountQ = new Account(Name = 5);'),
  'record field of wrong type': statement('Account accountQ = new Account(); accountQ.Name = 5;'),
  'read-only record field': statement('Account accountQ = new Account(); accountQ.CreatedDate = System.now();'),
  'unknown parent': statement('Object nameQ = new Account().NoSuch.Name;'),
  'unknown token': statement('Object tokenQ = Account.NoSuch;'),
  'unknown object token': statement('Object tokenQ = NoSuch__c.SObjectType;'),
  'query of unknown child': statement('List<Account> rowsQ = [SELECT Id, (SELECT Id FROM NoSuch) FROM Account];'),
  'ungrouped field': statement('List<AggregateResult> rowsQ = [SELECT Name, COUNT(Id) n FROM Account];'),
  'rows as other object': statement('List<Account> rowsQ = [SELECT Id FROM Contact];'),
  'compared with wrong literal': statement('List<Account> rowsQ = [SELECT Id FROM Account WHERE Name = 5];'),
  'unknown date literal': statement('List<Account> rowsQ = [SELECT Id FROM Account WHERE CreatedDate = SOMEDAY];'),
  'query loop of other object': statement('for (Contact rowQ : [SELECT Id FROM Account]) { System.debug(rowQ); }'),
  'repeated selected field': statement('List<Account> rowsQ = [SELECT Id, Name, Name FROM Account];'),
  'private library constructor': statement('Object createdQ = new Math();'),
};

/** Every fault of every kind a text can have. */
export function faultsOf(text: string): Fault[] {
  const tokens = tokensOf(text);
  return Object.entries(FAULTS).flatMap(([kind, find]) =>
    tokens.flatMap((_, index) => {
      const found = find(tokens, index, text);
      return found ? [{ kind, ...found }] : [];
    }),
  );
}

/** A text with one fault. */
export function withFault(text: string, fault: Fault): string {
  return text.slice(0, fault.start) + fault.replacement + text.slice(fault.end);
}
