/** `System.JSONParser`: a document as a row of tokens. */
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import { JsonNumber } from './jsonReader.ts';
import type { JsonNode } from './jsonReader.ts';

/** Names are those of `System.JSONToken`. */
export type TokenKind =
  | 'START_OBJECT'
  | 'END_OBJECT'
  | 'START_ARRAY'
  | 'END_ARRAY'
  | 'FIELD_NAME'
  | 'VALUE_STRING'
  | 'VALUE_NUMBER_INT'
  | 'VALUE_NUMBER_FLOAT'
  | 'VALUE_TRUE'
  | 'VALUE_FALSE'
  | 'VALUE_NULL';

/** One token; `node` is the whole value that begins here. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly name: string | null;
  readonly node: JsonNode;
  /** Index of the token that ends what begins here. */
  end: number;
}

export class JsonTokens extends ApexObject {
  static override $type = sharedType('JSONParser', 'library');
  readonly tokens: Token[] = [];
  position = -1;
  cleared: Token | null = null;

  constructor(root: JsonNode) {
    super();
    this.#flatten(root, null);
  }

  get current(): Token | null {
    return this.tokens[this.position] ?? null;
  }

  #push(kind: TokenKind, text: string, name: string | null, node: JsonNode): Token {
    const token = { kind, text, name, node, end: this.tokens.length };
    this.tokens.push(token);
    return token;
  }

  #flatten(node: JsonNode, name: string | null): void {
    if (Array.isArray(node) || node instanceof Map) this.#container(node, name);
    else if (node instanceof JsonNumber)
      this.#push(node.isWhole ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT', node.text, name, node);
    else if (typeof node === 'string') this.#push('VALUE_STRING', node, name, node);
    else this.#push(node === null ? 'VALUE_NULL' : node ? 'VALUE_TRUE' : 'VALUE_FALSE', String(node), name, node);
  }

  #container(node: JsonNode[] | Map<string, JsonNode>, name: string | null): void {
    const isArray = Array.isArray(node);
    const start = this.#push(isArray ? 'START_ARRAY' : 'START_OBJECT', isArray ? '[' : '{', name, node);
    if (isArray) for (const item of node) this.#flatten(item, null);
    else {
      for (const [member, value] of node) {
        this.#push('FIELD_NAME', member, member, member);
        this.#flatten(value, member);
      }
    }
    start.end = this.tokens.length;
    this.#push(isArray ? 'END_ARRAY' : 'END_OBJECT', isArray ? ']' : '}', name, node);
  }
}
