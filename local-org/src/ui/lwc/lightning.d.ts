/** The base components the shell uses; their package has no types of its own. */
declare module 'lightning/modal' {
  import { LightningElement } from 'lwc';

  export default class LightningModal extends LightningElement {
    static open(options: {
      label: string;
      size?: 'small' | 'medium' | 'large' | 'full';
      [property: string]: unknown;
      // What a modal closes with is known to its opener alone.
      // eslint-disable-next-line @typescript-eslint/no-explicit-any
    }): Promise<any>;
    label: string;
    close(result?: unknown): void;
  }
}
declare module 'lightning/confirm' {
  const LightningConfirm: { open(options: { label: string; message: string; theme?: string }): Promise<boolean> };
  export default LightningConfirm;
}
declare module 'lightning/toast' {
  const Toast: { show(options: object, host: unknown): void };
  export default Toast;
}
declare module 'lightning/toastContainer' {
  const ToastContainer: { instance(): object };
  export default ToastContainer;
}
