/** What the tests use of @salesforce/sfdx-lwc-jest, which has no types of its own. */
declare module '@salesforce/sfdx-lwc-jest' {
  export interface TestWireAdapter {
    emit(data: unknown): void;
    error(body?: unknown, status?: number, statusText?: string): void;
    getLastConfig(): Record<string, unknown>;
  }
  export function createApexTestWireAdapter(method: unknown): TestWireAdapter;
}
