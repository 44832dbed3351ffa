/** What the component tests share: mounting, waiting, looking into shadow roots, and wires. */
import { createElement } from 'lwc';

/** A wire adapter of sfdx-lwc-jest. */
export interface Wire {
  emit(data: unknown): void;
  error(body?: unknown, status?: number): void;
  getLastConfig(): Record<string, unknown>;
}

/** The wire adapter behind a mocked Apex method. */
export const wireOf = (method: unknown): Wire => method as Wire;

/** Creates the component with the given public properties and puts it on the page. */
export function mount<P extends object>(
  tag: string,
  component: unknown,
  properties: P = {} as P,
): HTMLElement & P & { shadowRoot: ShadowRoot } {
  const element = createElement(tag, { is: component as never });
  Object.assign(element, properties);
  document.body.appendChild(element);
  return element as unknown as HTMLElement & P & { shadowRoot: ShadowRoot };
}

/** Lets promises and renders settle. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) {
    await Promise.resolve();
  }
}

/** The first element inside the component that matches; fails the test when there is none. */
export function find<E extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string): E {
  const found = element.shadowRoot?.querySelector<E>(selector);
  if (!found) {
    throw new Error(`Nothing matches ${selector}.`);
  }
  return found;
}

/** Every element inside the component that matches. */
export function findAll<E extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string): E[] {
  return [...(element.shadowRoot?.querySelectorAll<E>(selector) ?? [])];
}

/** The text of the first match, without surplus white space. */
export function textOf(element: HTMLElement, selector: string): string {
  return find(element, selector).textContent.replace(/\s+/g, ' ').trim();
}
