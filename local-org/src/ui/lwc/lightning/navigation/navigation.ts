import { navigate, onPage, urlOf, type PageReference } from 'localorg/pages';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

// TypeScript accepts a class expression that extends a type parameter only with these very argument types.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Constructor = new (...args: any[]) => object;
type Target = Parameters<typeof navigate>[0];

function mixin<T extends Constructor>(Base: T): T {
  return class extends Base {
    [Navigate](page: Target, replace?: boolean): void {
      navigate(page, replace);
    }

    [GenerateUrl](page: Target): Promise<string> {
      return Promise.resolve(urlOf(page));
    }
  };
}

/** https://developer.salesforce.com/docs/platform/lwc/guide/use-navigate-basic.html */
export const NavigationMixin = Object.assign(mixin, { Navigate, GenerateUrl });

/** Wire adapter: the page that is open. */
export class CurrentPageReference {
  readonly #callback: (page: PageReference) => void;
  #stop: (() => void) | null = null;

  constructor(callback: (page: PageReference) => void) {
    this.#callback = callback;
  }

  connect(): void {
    this.#stop = onPage(this.#callback);
  }

  update(): void {
    // has no configuration
  }

  disconnect(): void {
    this.#stop?.();
  }
}

/** Wire adapter: the context for `navigate` and `generateUrl`; there is one navigation per page here. */
export class NavigationContext {
  readonly #callback: (context: object) => void;

  constructor(callback: (context: object) => void) {
    this.#callback = callback;
  }

  connect(): void {
    this.#callback({});
  }

  update(): void {
    // has no configuration
  }

  disconnect(): void {
    // holds nothing
  }
}

/** Goes to a page in a context. */
export function navigateTo(_context: object, page: Target, options?: { replace?: boolean }): void {
  navigate(page, options?.replace);
}

/** The address of a page in a context. */
export function generateUrl(_context: object, page: Target): string {
  return urlOf(page);
}

export { navigateTo as navigate };
