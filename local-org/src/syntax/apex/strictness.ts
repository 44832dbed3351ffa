/**
 * What ANTLR's grammar reads and Salesforce's does not.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_language_constructs.htm
 */
import { ApexParserBaseListener, ApexParseTreeWalker } from '@apexdevtools/apex-parser';
import type {
  ApexParserRuleContext,
  ApexToken,
  ElementValuePairsContext,
  ForUpdateContext,
  InterfaceDeclarationContext,
  LiteralContext,
  PropertyBlockContext,
  TypeRefContext,
} from '@apexdevtools/apex-parser';
import type { Place } from '../ast.ts';
import { placeOf, present, tokenPlace } from './tree.ts';

/** A finding about the syntax of a file. */
export interface SyntaxProblem {
  readonly at: Place;
  readonly message: string;
}

const ACCESS = /^(global|public|protected|private)$/i;

class Strictness extends ApexParserBaseListener {
  readonly problems: SyntaxProblem[] = [];

  #report(token: ApexToken, message: string): void {
    this.problems.push({ at: tokenPlace(token), message });
  }

  /** `List<Integer>[]`: brackets follow plain names only. */
  enterTypeRef = (tree: TypeRefContext): void => {
    const [bracket] = tree.arraySubscripts().LBRACK_list();
    const generic = tree.typeName_list().some((part) => present(part.typeArguments()));
    if (bracket && generic) this.#report(bracket.symbol, "Unexpected token '['.");
  };

  /** A `for` has one update. */
  enterForUpdate = (tree: ForUpdateContext): void => {
    const [comma] = tree.expressionList().COMMA_list();
    if (comma) this.#report(comma.symbol, "Expecting ')' but was: ','");
  };

  /** Annotation properties stand side by side without commas. */
  enterElementValuePairs = (tree: ElementValuePairsContext): void => {
    const [comma] = tree.COMMA_list();
    if (comma) this.#report(comma.symbol, "Expecting ')' but was: ','");
  };

  /** An interface extends one other. */
  enterInterfaceDeclaration = (tree: InterfaceDeclarationContext): void => {
    const [comma] = present(tree.typeList()) ? tree.typeList().COMMA_list() : [];
    if (comma) this.#report(comma.symbol, "Expecting '{' but was: ','");
  };

  /** Accessors may narrow the access, nothing else. */
  enterPropertyBlock = (tree: PropertyBlockContext): void => {
    const wrong = tree.modifier_list().find((modifier) => !ACCESS.test(modifier.getText()));
    if (wrong) this.#report(wrong.start, `Unexpected token '${wrong.getText()}'.`);
  };

  enterLiteral = (tree: LiteralContext): void => {
    const text = tree.start.text;
    if (!text.startsWith("'") || text.startsWith("'''") || !/[\r\n]/.test(text)) return;
    const message = 'Illegal string literal: Line breaks are not allowed in string literals';
    this.problems.push({ at: placeOf(tree), message });
  };
}

/** What is wrong with a tree although it could be parsed. */
export function strictProblems(tree: ApexParserRuleContext): SyntaxProblem[] {
  const strictness = new Strictness();
  ApexParseTreeWalker.DEFAULT.walk(strictness, tree);
  return strictness.problems;
}
