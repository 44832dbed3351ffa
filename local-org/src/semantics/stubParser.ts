/**
 * Reads library declarations: Apex headers with `;` instead of bodies. Hand-written because it runs for the whole library at
 * every start and ANTLR would take seconds for that.
 */

/** A type name with its arguments, as written. */
export interface StubType {
  readonly name: string;
  readonly args: readonly StubType[];
}
export interface StubParameter {
  readonly name: string;
  readonly type: StubType;
}
export interface StubMember {
  readonly kind: 'method' | 'constructor' | 'field' | 'property';
  readonly name: string;
  readonly type: StubType;
  readonly parameters: readonly StubParameter[];
  readonly words: readonly string[];
  readonly hasGetter: boolean;
  readonly hasSetter: boolean;
}
export interface StubDeclaration {
  readonly kind: 'class' | 'interface' | 'enum';
  readonly name: string;
  readonly words: readonly string[];
  readonly typeParams: readonly string[];
  readonly superType: StubType | null;
  readonly interfaces: readonly StubType[];
  readonly members: readonly StubMember[];
  readonly inners: readonly StubDeclaration[];
  readonly enumValues: readonly string[];
}

const MODIFIERS = new Set(
  'global public private protected static abstract virtual override final transient webservice with without inherited sharing'.split(
    ' ',
  ),
);

/** Parses the text of one `<Type>.cls` declaration. */
export function parseStub(text: string): StubDeclaration {
  const params = /^\s*\/\/\s*type parameters:\s*(.+)$/im.exec(text)?.[1];
  const stub = new StubParser(text).declaration();
  return params === undefined ? stub : { ...stub, typeParams: params.split(',').map((name) => name.trim()) };
}

class StubParser {
  readonly #tokens: string[];
  #position = 0;

  constructor(text: string) {
    const plain = text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/\/\/.*$/gm, ' ');
    this.#tokens = plain.match(/@\w+(\s*\([^)]*\))?|'(?:[^'\\]|\\.)*'|[\w]+|\[\]|[^\s\w]/g) ?? [];
  }

  declaration(words = this.#modifiers()): StubDeclaration {
    const kind = this.#take().toLowerCase() as StubDeclaration['kind'];
    const name = this.#take();
    if (kind === 'enum') return { kind, name, words, ...NOTHING, enumValues: this.#enumValues() };
    const typeParams = this.#peek() === '<' ? this.#typeArguments().map((type) => type.name) : [];
    let superType: StubType | null = null;
    let interfaces: StubType[] = [];
    if (this.#accept('extends')) {
      const types = this.#types();
      if (kind === 'class') superType = types[0] ?? null;
      else interfaces = types;
    }
    if (this.#accept('implements')) interfaces = this.#types();
    this.#expect('{');
    const members: StubMember[] = [];
    const inners: StubDeclaration[] = [];
    while (!this.#accept('}')) {
      const modifiers = this.#modifiers();
      if (/^(class|interface|enum)$/i.test(this.#peek()) && this.#peek(1) !== '(')
        inners.push(this.declaration(modifiers));
      else members.push(this.#member(name, modifiers));
    }
    return { kind, name, words, typeParams, superType, interfaces, members, inners, enumValues: [] };
  }

  #member(owner: string, words: readonly string[]): StubMember {
    if (this.#peek().toLowerCase() === owner.toLowerCase() && this.#peek(1) === '(') {
      this.#take();
      const parameters = this.#parameters();
      this.#expect(';');
      return member('constructor', owner, { name: 'void', args: [] }, words, parameters);
    }
    const type = this.#type();
    const name = this.#take();
    if (this.#peek() === '(') {
      const parameters = this.#parameters();
      this.#expect(';');
      return member('method', name, type, words, parameters);
    }
    if (this.#accept('{')) return this.#property(name, type, words);
    if (this.#accept('=')) while (this.#peek() !== ';') this.#take();
    this.#expect(';');
    return member('field', name, type, words, []);
  }

  #property(name: string, type: StubType, words: readonly string[]): StubMember {
    const found = new Set<string>();
    while (!this.#accept('}')) {
      const accessorWords = this.#modifiers();
      const accessor = this.#take().toLowerCase();
      if (!accessorWords.includes('private')) found.add(accessor);
      this.#expect(';');
    }
    return { ...member('property', name, type, words, []), hasGetter: found.has('get'), hasSetter: found.has('set') };
  }

  #enumValues(): string[] {
    this.#expect('{');
    const values: string[] = [];
    while (!this.#accept('}')) if (!this.#accept(',')) values.push(this.#take());
    return values;
  }

  #parameters(): StubParameter[] {
    this.#expect('(');
    const parameters: StubParameter[] = [];
    while (!this.#accept(')')) {
      if (this.#accept(',')) continue;
      this.#modifiers();
      const type = this.#type();
      parameters.push({ type, name: this.#take() });
    }
    return parameters;
  }

  #types(): StubType[] {
    const types = [this.#type()];
    while (this.#accept(',')) types.push(this.#type());
    return types;
  }

  #type(): StubType {
    let name = this.#take();
    let args = this.#peek() === '<' ? this.#typeArguments() : [];
    while (this.#accept('.')) {
      name += '.' + this.#take();
      if (this.#peek() === '<') args = this.#typeArguments();
    }
    let type: StubType = { name, args };
    while (this.#accept('[]')) type = { name: 'List', args: [type] };
    return type;
  }

  #typeArguments(): StubType[] {
    this.#expect('<');
    const types = this.#types();
    this.#expect('>');
    return types;
  }

  #modifiers(): string[] {
    const words: string[] = [];
    for (;;) {
      const next = this.#peek();
      if (next.startsWith('@')) this.#take();
      else if (MODIFIERS.has(next.toLowerCase())) words.push(this.#take().toLowerCase());
      else return words;
    }
  }

  #peek(ahead = 0): string {
    return this.#tokens[this.#position + ahead] ?? '';
  }

  #take(): string {
    const token = this.#peek();
    if (token === '') throw new Error('unexpected end of a library declaration');
    this.#position++;
    return token;
  }

  #accept(token: string): boolean {
    if (this.#peek().toLowerCase() !== token) return false;
    this.#position++;
    return true;
  }

  #expect(token: string): void {
    const found = this.#take();
    if (found !== token) {
      const near = this.#tokens.slice(Math.max(0, this.#position - 6), this.#position + 3).join(' ');
      throw new Error(`library declaration: expected ${token} but found ${found} near: ${near}`);
    }
  }
}

const NOTHING = { typeParams: [], superType: null, interfaces: [], members: [], inners: [] } as const;

function member(
  kind: StubMember['kind'],
  name: string,
  type: StubType,
  words: readonly string[],
  parameters: readonly StubParameter[],
): StubMember {
  return { kind, name, type, words, parameters, hasGetter: true, hasSetter: !words.includes('final') };
}
