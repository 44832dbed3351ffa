/** Types of the platform's modules that @salesforce/lightning-types does not describe. */
declare namespace Sf {
  interface FetchError {
    status: number;
    statusText: string;
    ok: false;
    body: { message: string; errorCode?: string } | { message: string; errorCode?: string }[];
  }
  /** What a wire adapter hands to a wired method: nothing yet, data, or an error. */
  type WireResult<T> =
    { data: T; error: undefined } | { data: undefined; error: FetchError } | { data: undefined; error: undefined };
  type Adapter<C extends Record<string, any>, T> = import('lwc').WireAdapterConstructor<C, WireResult<T>>;
  /** An `@AuraEnabled(cacheable=true)` method: give it to `@wire`, or call it. */
  interface ReadMethod<P extends Record<string, any>, T> {
    (params?: P): Promise<T>;
    adapter: Adapter<P, T>;
  }
  /** An `@AuraEnabled` method that is not cacheable: call it. */
  type WriteMethod<P extends Record<string, any>, T> = (params: P) => Promise<T>;
}

declare module '@salesforce/apex' {
  export function refreshApex(wired: unknown): Promise<void>;
}
declare module '@salesforce/schema/*' {
  const reference: { readonly objectApiName: string; readonly fieldApiName?: string };
  export default reference;
}
declare module '@salesforce/i18n/locale' {
  const locale: string;
  export default locale;
}
declare module 'lightning/platformShowToastEvent' {
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(init: {
      title: string;
      message?: string;
      variant?: 'info' | 'success' | 'warning' | 'error';
      mode?: 'dismissible' | 'pester' | 'sticky';
      messageData?: unknown[];
    });
  }
}
declare module 'lightning/modal' {
  import { LightningElement } from 'lwc';
  interface ModalOptions {
    label?: string;
    size?: 'small' | 'medium' | 'large' | 'full';
    description?: string;
    disableClose?: boolean;
  }
  export default class LightningModal extends LightningElement {
    static open<M extends LightningModal>(
      this: new () => M,
      options?: ModalOptions & Partial<Omit<M, keyof LightningModal>>,
    ): Promise<unknown>;
    label: string;
    size: ModalOptions['size'];
    description: string;
    disableClose: boolean;
    close(result?: unknown): void;
  }
}
declare module 'lightning/navigation' {
  import type { LightningElement } from 'lwc';
  export interface PageReference {
    type: string;
    attributes?: Record<string, unknown>;
    state?: Record<string, unknown>;
  }
  const Navigate: unique symbol;
  const GenerateUrl: unique symbol;
  interface Navigating {
    [Navigate](reference: PageReference, replace?: boolean): void;
    [GenerateUrl](reference: PageReference): Promise<string>;
  }
  interface Mixin {
    <T extends new (...args: any[]) => LightningElement>(base: T): T & (new (...args: any[]) => Navigating);
    readonly Navigate: typeof Navigate;
    readonly GenerateUrl: typeof GenerateUrl;
  }
  export const NavigationMixin: Mixin;
}
