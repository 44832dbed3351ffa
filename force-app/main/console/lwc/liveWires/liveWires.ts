import { refreshApex } from '@salesforce/apex';
import { watchPulse } from 'c/pulse';

/**
 * The wired results of one component, refreshed together when the pulse says that something changed.
 * A component keeps each result it is handed, starts when it is connected and stops when it is disconnected.
 */
export class LiveWires {
  private readonly results = new Map<string, Sf.WireResult<unknown>>();
  private readonly stale = new Set<string>();
  private letGo: (() => void) | undefined;

  /** Remembers what a wire adapter handed over, under the wire's name. */
  keep(name: string, result: Sf.WireResult<unknown>): void {
    this.results.set(name, result);
    const answered = result.data !== undefined || result.error !== undefined;
    if (answered && this.stale.delete(name)) {
      void this.refreshOne(name, result);
    }
  }

  /** Follows the pulse until `stop`. */
  start(): void {
    this.letGo ??= watchPulse(() => {
      void this.refresh();
    });
  }

  /** Lets go of the pulse. */
  stop(): void {
    this.letGo?.();
    this.letGo = undefined;
  }

  /** Reads everything again. A wire still waiting for its first answer is read again after that answer. */
  async refresh(): Promise<void> {
    await Promise.all([...this.results].map(([name, result]) => this.refreshOne(name, result)));
  }

  private async refreshOne(name: string, result: Sf.WireResult<unknown>): Promise<void> {
    if (result.data === undefined && result.error === undefined) {
      this.stale.add(name);
      return;
    }
    try {
      await refreshApex(result);
    } catch {
      // The wire hands the same fault to the component, which shows it.
    }
  }
}
