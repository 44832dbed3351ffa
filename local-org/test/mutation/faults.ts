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

/** New members at the end of a file's class. */
const member =
  (code: string): Finder =>
  (tokens, index) =>
    index === tokens.length - 1 && is(tokens[index], '}') ? insert((tokens[index] as Token).start, `${code}\n`) : null;

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
  'private static field': statement('Object valueQ = FaultTarget.secretNumber;'),
  'private field': statement("Object valueQ = new FaultTarget('x').ownNumber;"),
  'protected field': statement("Object valueQ = new FaultTarget('x').familyNumber;"),
  'private method': statement("new FaultTarget('x').runHidden();"),
  'protected method': statement("new FaultTarget('x').runFamily();"),
  'private constructor': statement('Object valueQ = new FaultTarget(1);'),
  'private inner type': statement('FaultTarget.Secret valueQ;'),
  'unmarked inner type': statement('FaultTarget.Unmarked valueQ = new FaultTarget.Unmarked();'),
  'value of a private type': statement('Object valueQ = FaultTarget.secret().inside;'),
  'final member of another': statement("new FaultTarget('x').fixed = 2;"),
  'final constant of another': statement('FaultTarget.FIXED_FOR_ALL = 2;'),
  'privately set property': statement("new FaultTarget('x').readable = 2;"),
  'property without setter': statement("new FaultTarget('x').computed = 2;"),
  'static through a value': statement("new FaultTarget('x').runAll();"),
  'instance through the type': statement('FaultTarget.run();'),
  'instance field through the type': statement('Object valueQ = FaultTarget.fixed;'),
  'static field through a value': statement("Object valueQ = new FaultTarget('x').FIXED_FOR_ALL;"),
  'ambiguous call': statement("new FaultTarget('x').choose(null);"),
  'missing constructor': statement('Object valueQ = new FaultTarget();'),
  'abstract class created': statement('Object valueQ = new FaultTarget.Base();'),
  'own interface created': statement('Object valueQ = new FaultTarget.Shape();'),
  'enum created': statement('Object valueQ = new FaultTarget.Colour();'),
  'unknown colour': statement('Object valueQ = FaultTarget.Colour.BLUE;'),
  'enum against text': statement("Boolean sameQ = FaultTarget.Colour.RED == 'RED';"),
  'assigned enum constant': statement('FaultTarget.Colour.RED = null;'),
  'qualified when': statement(
    'FaultTarget.Colour colourQ = null; switch on colourQ { when FaultTarget.Colour.RED { System.debug(1); } }',
  ),
  'unknown when': statement('FaultTarget.Colour colourQ = null; switch on colourQ { when BLUE { System.debug(1); } }'),
  'void printed': statement('System.debug(FaultTarget.runAll());'),
  'unrelated cast': statement("FaultTarget.WithSize valueQ = (FaultTarget.WithSize) new FaultTarget('x');"),
  'unrelated instanceof': statement("Boolean wrongQ = new FaultTarget('x') instanceof FaultTarget.WithSize;"),
  'safe assignment': statement('FaultTarget targetQ; targetQ?.readable = 1;'),
  'call on a number': statement('Integer numberQ = 1; numberQ.run();'),
  'member of a list': statement('List<FaultTarget> targetsQ = null; targetsQ.run();'),
  'assigned call': statement('FaultTarget.runAll() = 1;'),
  'assigned this': statement('this = null;'),
  'super without class': statement('super.run();'),
  'repeated parameter name': statement('Integer aQ = 1; for (Integer aQ = 1; aQ < 2; aQ++) { System.debug(aQ); }'),
  'loop variable after loop': statement(
    'for (Integer loopQ = 1; loopQ < 2; loopQ++) { System.debug(loopQ); } System.debug(loopQ);',
  ),
  'block variable after block': statement('if (1 == 1) { Integer blockQ = 1; } System.debug(blockQ);'),
  'use before declaration': statement('System.debug(laterQ); Integer laterQ = 1;'),
  'self reference': statement('Integer selfQ = selfQ + 1;'),
  'statement after break': statement('while (true) { break; System.debug(1); }'),
  'statement after continue': statement('while (true) { continue; System.debug(1); }'),
  'statement after both returns': statement(
    'if (1 == 1) { throw new NullPointerException(); } else { throw new NullPointerException(); } System.debug(1);',
  ),
  'primitive null check member': statement('Integer nQ = null; Object oQ = nQ.value;'),
  'array of wrong size type': statement("Integer[] arrayQ = new Integer['x'];"),
  'array with wrong element': statement("Integer[] arrayQ = new Integer[] { 'x' };"),
  'map with wrong key': statement("Map<Integer, String> mapQ = new Map<Integer, String> { 'x' => 'y' };"),
  'wrong list argument': statement("List<Integer> listQ = new List<Integer>(); listQ.add('x');"),
  'wrong map key': statement("Map<Integer, String> mapQ = new Map<Integer, String>(); mapQ.put('x', 'y');"),
  'text times number': statement("Integer wrongQ = 'x' * 2;"),
  'compound wrong': statement("Integer wrongQ = 1; wrongQ += 'x';"),
  'negated date': statement('Date wrongQ = -Date.today();'),
  'date plus text': statement("Date wrongQ = Date.today() + 'x';"),
  'date minus date': statement('Integer wrongQ = Date.today() - Date.today();'),
  'boolean order': statement('Boolean wrongQ = Date.today() < 5;'),
  'exact equality': statement("Boolean wrongQ = 1 === 'x';"),
  'update of a class': statement("update new FaultTarget('x');"),
  'upsert by a plain field': statement('Account accountQ = new Account(); upsert accountQ Industry;'),
  'written metadata': statement('System.debug(new NoSuch__mdt());'),
  'wrong trigger variable use': statement('Integer wrongQ = Trigger.new;'),
  'label of nothing': statement('String wrongQ = System.Label.NoSuchLabelQ;'),
  'type of nothing': statement('Type wrongQ = NoSuchType.class;'),
  'class literal of a value': statement("String textQ = 'x'; Type wrongQ = textQ.class;"),
  'throw of null type': statement("throw new FaultTarget('x');"),
  'created primitive': statement('Integer wrongQ = new Integer(1);'),
  'created list with wrong type': statement('List<String> wrongQ = new List<Integer> { 1 };'),
  'set from list of others': statement('Set<Integer> wrongQ = new Set<Integer>(new List<String>());'),
  'query bind of unknown': statement('List<Account> wrongQ = [SELECT Id FROM Account WHERE Id = :noSuchQ];'),
  'query of unknown function': statement('List<AggregateResult> wrongQ = [SELECT NOSUCH(Id) FROM Account];'),
  'query without from': statement('List<Account> wrongQ = [SELECT Id];'),
  'limit of text': statement("List<Account> wrongQ = [SELECT Id FROM Account LIMIT 'x'];"),
  'date literal for text': statement('List<Account> wrongQ = [SELECT Id FROM Account WHERE Name = TODAY];'),
  'text for a date': statement("List<Opportunity> wrongQ = [SELECT Id FROM Opportunity WHERE CloseDate = 'x'];"),
  'text for a checkbox': statement("List<Opportunity> wrongQ = [SELECT Id FROM Opportunity WHERE IsWon = 'true'];"),
  'grouped by another': statement(
    'List<AggregateResult> wrongQ = [SELECT Industry, COUNT(Id) n FROM Account GROUP BY Type];',
  ),
  'query as number': statement('Integer wrongQ = [SELECT Id FROM Account];'),
  'query as text': statement('String wrongQ = [SELECT Id FROM Account];'),
  'count as list': statement('List<Account> wrongQ = [SELECT COUNT() FROM Account];'),
  'unknown parent in query': statement('List<Contact> wrongQ = [SELECT NoSuch.Name FROM Contact];'),
  'number as text argument': statement("String wrongQ = 'x'.repeat('y');"),
  'nested double quotes': statement('String wrongQ = "x";'),
  'character literal': statement("String wrongQ = 'x;"),
  'var keyword': statement('var wrongQ = 1;'),
  lambda: statement('Object wrongQ = (x) => x;'),
  'array of two dimensions': statement('Object wrongQ = new Integer[2][];'),
  'trailing comma': statement('List<Integer> wrongQ = new List<Integer> { 1, };'),
  'final without value': statement('final Integer wrongQ; wrongQ = 1; wrongQ = 2;'),
  'static local': statement('static Integer wrongQ = 1;'),
  'private local': statement('private Integer wrongQ = 1;'),
  'void local': statement('void wrongQ;'),
  'return in a loop': statement('for (Integer iQ : new List<Integer>()) { return; System.debug(1); }'),
  'instanceof a primitive value': statement('Integer iQ = 1; Boolean wrongQ = iQ instanceof String;'),
  'choice as statement': statement('true ? 1 : 2;'),
  'query without assignment': statement('[SELECT Id FROM Account];'),
  'name as statement': statement('Integer iQ = 1; iQ;'),
  'literal as statement': statement("'x';"),
  'null compared in order': statement('Boolean wrongQ = 1 < null;'),
  'not of a number': statement('Boolean wrongQ = !1;'),
  'complement of text': statement("Integer wrongQ = ~'x';"),
  'wrong cast of text': statement("Integer wrongQ = (Integer) 'x';"),
  'wrong generic cast': statement("List<String> wrongQ = (List<String>) 'x';"),
  'runAs a number': statement('System.runAs(1) { System.debug(1); }'),
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
  'duplicate field': member('Integer twiceQ; String twiceQ;'),
  'duplicate method': member('void twiceQ(Integer a) {} Integer twiceQ(Integer b) { return 1; }'),
  'field of unknown type': member('NoSuchType fieldQ;'),
  'void field': member('void fieldQ;'),
  'method without body': member('public void methodQ();'),
  'abstract method in a plain class': member('public abstract void methodQ();'),
  'missing return': member('Integer methodQ() { System.debug(1); }'),
  'return only in if': member('Integer methodQ(Boolean a) { if (a) { return 1; } }'),
  'return in while': member('Integer methodQ(Boolean a) { while (a) { return 1; } }'),
  'return missing in switch': member('Integer methodQ(Integer a) { switch on a { when 1 { return 1; } } }'),
  'return missing in catch': member(
    'Integer methodQ(Integer a) { try { return 1; } catch (Exception e) { System.debug(e); } }',
  ),
  'method without type': member('public methodQ() {}'),
  'wrong toString': member("public String toString() { return ''; }"),
  'future with value': member('@future public static Integer methodQ() { return 1; }'),
  'future not static': member('@future public void methodQ() {}'),
  'future with record': member('@future public static void methodQ(Account a) {}'),
  'future with object': member('@future public static void methodQ(FaultTarget a) {}'),
  'test method in a plain class': member('@IsTest static void methodQ() {}'),
  'invocable not static': member('@InvocableMethod public void methodQ(List<String> a) {}'),
  'invocable with two parameters': member(
    '@InvocableMethod public static void methodQ(List<String> a, List<String> b) {}',
  ),
  'invocable of a single value': member('@InvocableMethod public static void methodQ(String a) {}'),
  'invocable variable of no type': member('@InvocableVariable FaultTarget fieldQ;'),
  'annotated twice': member('@TestVisible @TestVisible private Integer fieldQ;'),
  'annotation on the wrong thing': member('@IsTest private Integer fieldQ;'),
  'aura method not static': member('@AuraEnabled public void methodQ() {}'),
  'aura method private': member('@AuraEnabled private static void methodQ() {}'),
  'two aura methods': member(
    '@AuraEnabled public static void methodQ(Integer a) {} @AuraEnabled public static void methodQ(String a) {}',
  ),
  'virtual static': member('public virtual static void methodQ() {}'),
  'virtual in a plain class': member('public virtual void methodQ() {}'),
  'final method': member('public final void methodQ() {}'),
  'transient method': member('public transient void methodQ() {}'),
  'property without accessors': member('public Integer propertyQ { }'),
  'property with two getters': member('public Integer propertyQ { get; get; }'),
  'property getter without return': member('public Integer propertyQ { get { System.debug(1); } }'),
  'property with wider accessor': member('private Integer propertyQ { public get; set; }'),
  'forward reference': member('private Integer firstQ = secondQ; private Integer secondQ = 1;'),
  'static uses instance': member('private Integer instanceQ; private static Integer sharedQ = instanceQ;'),
  'static method uses instance': member(
    'private Integer instanceQ; private static Integer methodQ() { return instanceQ; }',
  ),
  'static method calls instance': member('private void instanceQ() {} private static void methodQ() { instanceQ(); }'),
  'final method assignment': member('private final Integer finalQ = 1; void methodQ() { finalQ = 2; }'),
  'final static assignment': member('private static final Integer FINAL_Q = 1; static void methodQ() { FINAL_Q = 2; }'),
  'parameter twice': member('void methodQ(Integer a, String a) {}'),
  'parameter as local': member('void methodQ(Integer a) { String a; }'),
  'parameter of unknown type': member('void methodQ(NoSuchType a) {}'),
  'void parameter': member('void methodQ(void a) {}'),
  'enum with repeats': member('enum ColourQ { RED, RED }'),
  'enum reserved': member('enum ColourQ { GROUP }'),
  'inner of inner': member('class OuterQ { class InnerQ {} }'),
  'inner twice': member('class InnerQ {} class InnerQ {}'),
  'static in inner': member('class InnerQ { static Integer fieldQ; }'),
  'static method in inner': member('class InnerQ { static void methodQ() {} }'),
  'interface with body': member('interface ShapeQ { void a() {} }'),
  'interface with modifiers': member('interface ShapeQ { public void a(); }'),
  'interface with field': member('interface ShapeQ { Integer a; }'),
  'interface from class': member('interface ShapeQ extends FaultTarget {}'),
  'partly implemented': member('class ShapeQ implements FaultTarget.Shape { }'),
  'implemented privately': member(
    'class ShapeQ implements FaultTarget.Shape { Integer area(Integer a, String b) { return 1; } }',
  ),
  'implemented with another result': member(
    "class ShapeQ implements FaultTarget.Shape { public String area(Integer a, String b) { return ''; } }",
  ),
  'implemented with other parameters': member(
    'class ShapeQ implements FaultTarget.Shape { public Integer area(String b, Integer a) { return 1; } }',
  ),
  'abstract left open': member('class SizedQ extends FaultTarget.Base { }'),
  'abstract without override': member('class SizedQ extends FaultTarget.Base { public Integer size() { return 1; } }'),
  'override narrower': member(
    'class SizedQ extends FaultTarget.Base { private override Integer size() { return 1; } }',
  ),
  'override with another result': member(
    "class SizedQ extends FaultTarget.Base { public override String size() { return ''; } }",
  ),
  'override of nothing': member('class SizedQ extends FaultTarget.WithSize { }'),
  'override of a plain method': member(
    "class TargetQ extends FaultTarget { TargetQ() { super('x'); } public override void run() {} }",
  ),
  'override of a static': member(
    "class TargetQ extends FaultTarget { TargetQ() { super('x'); } public override void runAll() {} }",
  ),
  'override missing word': member(
    "class TargetQ extends FaultTarget { TargetQ() { super('x'); } public String named(String a) { return a; } }",
  ),
  'no super call': member('class TargetQ extends FaultTarget { TargetQ() { System.debug(1); } }'),
  'wrong super call': member('class TargetQ extends FaultTarget { TargetQ() { super(1.5); } }'),
  'late super call': member("class TargetQ extends FaultTarget { TargetQ() { System.debug(1); super('x'); } }"),
  'private super call': member('class TargetQ extends FaultTarget { TargetQ() { super(1); } }'),
  'extends itself': member('class SelfQ extends SelfQ { }'),
  'exception without its name': member('class Wrong extends Exception { }'),
  'exception constructor again': member(
    'class WrongException extends Exception { public WrongException(String a) {} }',
  ),
  'name of exception without base': member(
    'class LonelyException { } static void methodQ() { throw new LonelyException(); }',
  ),
  'batch without its methods': member('class BatchQ implements Database.Batchable<SObject> { }'),
  'queueable without its method': member('class JobQ implements Queueable { }'),
  'comparable with a wrong method': member(
    'class OrderQ implements Comparable { public Integer compareTo(OrderQ other) { return 1; } }',
  ),
  'iterable without its method': member('class RowsQ implements Iterable<String> { }'),
  'iterator of other elements': member(
    'class RowsQ implements Iterable<String> { public Iterator<Integer> iterator() { return null; } }',
  ),
  'initialiser with return': member('{ return 1; }'),
  'statement among members': member('System.debug(1);'),
  'global in a public class': member('global void methodQ() {}'),
  'webservice in a public class': member('webservice static void methodQ() {}'),
  'protected static': member('protected static void methodQ() {}'),
  'too long a name': member(
    'private Integer aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;',
  ),
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
