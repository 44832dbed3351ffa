/** The event the shell listens for. */
export const ShowToastEventName = 'lightning__showtoast';

interface ToastInit {
  readonly title: string;
  readonly message?: string;
  readonly messageData?: readonly unknown[];
  readonly variant?: 'info' | 'success' | 'warning' | 'error';
  readonly mode?: 'dismissible' | 'pester' | 'sticky';
}

/** https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-platform-show-toast-event.html */
export class ShowToastEvent extends CustomEvent<ToastInit> {
  constructor(init: ToastInit) {
    super(ShowToastEventName, { bubbles: true, cancelable: true, composed: true, detail: { ...init } });
  }
}
