/** `System.JSONGenerator`: builds a tree piece by piece. */
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { apexError } from '../../runtime/values/apexException.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import type { JsonNode } from './jsonReader.ts';
import { writeJson, writePretty } from './jsonWriter.ts';

export class JsonOutput extends ApexObject {
  static override $type = sharedType('JSONGenerator', 'library');
  readonly #pretty: boolean;
  readonly #open: (JsonNode[] | Map<string, JsonNode>)[] = [];
  #root: JsonNode | undefined = undefined;
  #name: string | null = null;
  closed = false;

  constructor(pretty: boolean) {
    super();
    this.#pretty = pretty;
  }

  /** Puts a value where the writing stands. */
  write(node: JsonNode): void {
    if (this.closed) throw apexError('System.JSONException', 'Generator is closed');
    const container = this.#open.at(-1);
    if (container === undefined) this.#root = node;
    else if (Array.isArray(container)) container.push(node);
    else if (this.#name === null)
      throw apexError('System.JSONException', 'Can not write a value, expecting field name');
    else container.set(this.#name, node);
    this.#name = null;
  }

  /** The name of the next value. */
  writeName(name: string): void {
    if (!(this.#open.at(-1) instanceof Map) || this.#name !== null) {
      throw apexError('System.JSONException', 'Can not write a field name, expecting a value');
    }
    this.#name = name;
  }

  start(container: JsonNode[] | Map<string, JsonNode>): void {
    this.write(container);
    this.#open.push(container);
  }

  end(kind: 'array' | 'object'): void {
    const container = this.#open.pop();
    if (container === undefined || Array.isArray(container) !== (kind === 'array')) {
      throw apexError(
        'System.JSONException',
        `Current context not an ${kind} but ${Array.isArray(container) ? 'array' : 'root or object'}`,
      );
    }
  }

  text(): string {
    if (this.#root === undefined) return '';
    return this.#pretty ? writePretty(this.#root) : writeJson(this.#root);
  }
}
