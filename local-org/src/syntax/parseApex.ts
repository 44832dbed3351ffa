/** Apex text → our tree. The only file besides `apex/` and `soql/` that sees ANTLR. */
import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import type { ApexParser, ApexParserRuleContext } from '@apexdevtools/apex-parser';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { ApexUnit, Block, Member, Statement } from './ast.ts';
import { DeclarationBuilder } from './apex/buildDeclarations.ts';
import { ExpressionBuilder } from './apex/buildExpressions.ts';
import { StatementBuilder } from './apex/buildStatements.ts';
import { buildModifiers } from './apex/buildTypes.ts';
import { strictProblems } from './apex/strictness.ts';
import { placeOf, present } from './apex/tree.ts';

/** The tree of a file, or what is wrong with its syntax. */
export interface ParsedApex {
  readonly unit: ApexUnit | null;
  readonly diagnostics: readonly Diagnostic[];
}

class SyntaxErrors extends ApexErrorListener {
  readonly diagnostics: Diagnostic[] = [];
  readonly #file: string;

  constructor(file: string) {
    super();
    this.#file = file;
  }

  /** Reports what the grammar lets pass; true when the tree is sound. */
  accepts(tree: ApexParserRuleContext): boolean {
    for (const { at, message } of this.diagnostics.length > 0 ? [] : strictProblems(tree)) {
      this.diagnostics.push({ severity: 'error', message, span: { file: this.#file, ...at } });
    }
    return this.diagnostics.length === 0;
  }

  override apexSyntaxError(line: number, column: number, message: string): void {
    const span = { file: this.#file, line, column: column + 1, offset: 0, end: 0 };
    this.diagnostics.push({ severity: 'error', message: wording(message), span });
  }
}

/** ANTLR's messages in Salesforce's words. */
function wording(message: string): string {
  const missing = /^missing ('.+') at '(.*)'$/s.exec(message);
  if (missing) return `Missing ${missing[1]} at '${missing[2]}'`;
  const extra = /^extraneous input '(.*?)' expecting (.+)$/s.exec(message);
  if (extra) return unexpected(extra[1] ?? '', extra[2] ?? '');
  const mismatched = /^mismatched input '(.*?)' expecting (.+)$/s.exec(message);
  if (mismatched) return unexpected(mismatched[1] ?? '', mismatched[2] ?? '');
  const unknown = /^token recognition error at: '(.*)'$/s.exec(message);
  if (unknown) return unrecognised(unknown[1] ?? '');
  const unable = /^missing \{.*\} at '(.*)'$/s.exec(message);
  if (unable) return `Unexpected token '${unable[1]}'.`;
  const unviable = /^no viable alternative at input '(.*)'$/s.exec(message);
  if (unviable) return `Unexpected token '${(unviable[1] ?? '').trim().split(/\s+/).at(-1)}'.`;
  return message;
}

/** The words for text that is no token at all. */
function unrecognised(text: string): string {
  const escape = /\\(u?.{0,4})/s.exec(text)?.[1];
  if (text.startsWith("'") && escape !== undefined) {
    const what = escape.startsWith('u') ? 'Illegal unicode sequence.' : 'Illegal character sequence';
    const sequence = escape.startsWith('u') ? `\\${escape}` : `\\${escape.slice(0, 1)}`;
    return `Illegal string literal: Invalid string literal ${text}. ${what} ${sequence}' in string literal.`;
  }
  if (/^[%#^~$]/.test(text)) return `Found punctuation symbol or operator '${text}' that isn't valid in Apex.`;
  return `Unrecognized symbol '${text}', which is not a valid Apex identifier.`;
}

/** The words for a token in the wrong place; `expecting` is the parser's list of what could stand there. */
function unexpected(token: string, expecting: string): string {
  if (expecting === "{'catch', 'finally'}") return 'Try block must have at least one catch block or a finally block';
  const inBlock = expecting.includes("'}'") && expecting.includes("'return'");
  const atEnd = token === '<EOF>' && expecting.includes("'}'");
  return inBlock || atEnd ? `Expecting '}' but was: '${token}'` : `Unexpected token '${token}'.`;
}

/** What a file holds: by extension, or told. */
export type UnitKind = 'class' | 'trigger' | 'anonymous';

/** Parses one source file. `kind` follows from the extension (`.cls`, `.trigger`, anything else is anonymous) unless given. */
export function parseApex(text: string, file: string, kind: UnitKind = kindOf(file)): ParsedApex {
  const errors = new SyntaxErrors(file);
  const { parser } = ApexParserFactory.createLexerAndParser(text, errors);
  const build = { class: buildClass, trigger: buildTrigger, anonymous: buildAnonymous }[kind];
  const unit = build(parser, text, file, errors);
  return { unit, diagnostics: errors.diagnostics };
}

function kindOf(file: string): UnitKind {
  if (file.endsWith('.cls')) return 'class';
  return file.endsWith('.trigger') ? 'trigger' : 'anonymous';
}

function builders(text: string): { statements: StatementBuilder; declarations: DeclarationBuilder } {
  const statements = new StatementBuilder(new ExpressionBuilder(text));
  return { statements, declarations: new DeclarationBuilder(statements) };
}

function buildClass(parser: ApexParser, text: string, file: string, errors: SyntaxErrors): ApexUnit | null {
  const tree = parser.compilationUnit();
  if (!errors.accepts(tree)) return null;
  return { kind: 'class', file, declaration: builders(text).declarations.type(tree.typeDeclaration()) };
}

function buildTrigger(parser: ApexParser, text: string, file: string, errors: SyntaxErrors): ApexUnit | null {
  const tree = parser.triggerUnit();
  if (!errors.accepts(tree)) return null;
  const { statements, declarations } = builders(text);
  const members: Member[] = [];
  const body: Statement[] = [];
  for (const item of tree.triggerBlock().triggerBlockMember_list()) {
    if (present(item.statement())) body.push(statements.build(item.statement()));
    else
      place(declarations.member(item.triggerMemberDeclaration(), buildModifiers(item.modifier_list())), body, members);
  }
  const [name, object] = [tree.id(0), tree.id(1)];
  return {
    kind: 'trigger',
    file,
    name: name.getText(),
    nameAt: placeOf(name),
    objectName: object.getText(),
    objectAt: placeOf(object),
    events: tree
      .triggerCase_list()
      .map((event) => (event.children ?? []).map((word) => word.getText().toLowerCase()).join(' ')),
    body: { kind: 'block', statements: body, at: placeOf(tree.triggerBlock()) },
    members,
  };
}

function buildAnonymous(parser: ApexParser, text: string, file: string, errors: SyntaxErrors): ApexUnit | null {
  const tree = parser.anonymousUnit();
  if (!errors.accepts(tree)) return null;
  const { statements, declarations } = builders(text);
  const members: Member[] = [];
  const body: Statement[] = [];
  for (const item of tree.anonymousBlock().anonymousBlockMember_list()) {
    if (present(item.statement())) body.push(statements.build(item.statement()));
    else
      place(
        declarations.member(item.anonymousMemberDeclaration(), buildModifiers(item.modifier_list())),
        body,
        members,
      );
  }
  const block: Block = { kind: 'block', statements: body, at: placeOf(tree) };
  return { kind: 'anonymous', file, body: block, members };
}

/** The grammar reads local variables of triggers and anonymous blocks as fields: they are statements. */
function place(member: Member, body: Statement[], members: Member[]): void {
  if (member.kind !== 'field') members.push(member);
  else {
    const { type, modifiers, declarators, at } = member;
    body.push({ kind: 'variables', type, modifiers, declarators, at });
  }
}
