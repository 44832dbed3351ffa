/** How a refresh ended. */
export const REFRESH_COMPLETE = 'REFRESH_COMPLETE';
export const REFRESH_COMPLETE_WITH_ERRORS = 'REFRESH_COMPLETE_WITH_ERRORS';
export const REFRESH_ERROR = 'REFRESH_ERROR';

type Handler = (done: Promise<string>) => Promise<unknown> | void;

const handlers = new Map<number, Handler>();
let counter = 0;

/** Asks the page to refresh. https://developer.salesforce.com/docs/platform/lwc/guide/data-refreshview.html */
export class RefreshEvent extends CustomEvent<undefined> {
  constructor() {
    super('lightning__refreshview', { bubbles: true, composed: true });
  }
}

/** Takes part in refreshes; returns the id to unregister with. */
export function registerRefreshHandler(component: unknown, handler: Handler): number {
  counter += 1;
  handlers.set(counter, handler.bind(component) as Handler);
  return counter;
}

/** Stops taking part. */
export function unregisterRefreshHandler(id: number): void {
  handlers.delete(id);
}

/** The page is the only container here; a component that registers itself as one takes part like a handler. */
export function registerRefreshContainer(component: unknown, handler: Handler): number {
  return registerRefreshHandler(component, handler);
}

/** Stops being a container. */
export function unregisterRefreshContainer(id: number): void {
  handlers.delete(id);
}

document.addEventListener('lightning__refreshview', () => {
  let finish: (status: string) => void = () => undefined;
  const done = new Promise<string>((resolve) => (finish = resolve));
  void Promise.allSettled([...handlers.values()].map(async (handler) => handler(done))).then((results) => {
    finish(results.some((result) => result.status === 'rejected') ? REFRESH_COMPLETE_WITH_ERRORS : REFRESH_COMPLETE);
  });
});
