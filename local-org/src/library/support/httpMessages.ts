/** `System.HttpRequest` and `System.HttpResponse` as values. */
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import { XmlDocument, parseDocument } from './xmlNodes.ts';

/** Headers: any case finds them, the last spelling is shown. */
export class Headers {
  readonly #entries = new Map<string, [string, string]>();

  set(name: string, value: string): void {
    this.#entries.set(name.toLowerCase(), [name, value]);
  }

  get(name: string): string | null {
    return this.#entries.get(name.toLowerCase())?.[1] ?? null;
  }

  names(): string[] {
    return [...this.#entries.values()].map(([name]) => name);
  }

  toObject(): Record<string, string> {
    return Object.fromEntries(this.#entries.values());
  }
}

export class HttpRequest extends ApexObject {
  static override $type = sharedType('HttpRequest', 'library');
  method = 'GET';
  endpoint: string | null = null;
  readonly headers = new Headers();
  body: Uint8Array = new Uint8Array();
  timeout = 10_000;
  compressed = false;
  /** Name of the client certificate it is to be sent with. */
  certificate: string | null = null;

  override toString(): string {
    return `System.HttpRequest[Endpoint=${this.endpoint}, Method=${this.method}]`;
  }
}

export class HttpResponse extends ApexObject {
  static override $type = sharedType('HttpResponse', 'library');
  status: string | null = null;
  statusCode = 0;
  readonly headers = new Headers();
  body: Uint8Array = new Uint8Array();

  override toString(): string {
    return `System.HttpResponse[Status=${this.status}, StatusCode=${this.statusCode}]`;
  }
}

export const bytesOf = (text: string | null): Uint8Array => new TextEncoder().encode(text ?? '');
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** A body read as XML. */
export function documentOf(bytes: Uint8Array): XmlDocument {
  const document = new XmlDocument();
  document.root = parseDocument(textOf(bytes));
  return document;
}
