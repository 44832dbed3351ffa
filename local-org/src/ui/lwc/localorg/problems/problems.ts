import { LightningElement } from 'lwc';
import { onProblem } from 'localorg/reports';

interface Shown {
  readonly id: number;
  readonly message: string;
}

/** The overlay for what a developer must see: components that do not compile, errors nobody handled. */
export default class Problems extends LightningElement {
  problems: Shown[] = [];
  #stop: (() => void) | null = null;

  override connectedCallback(): void {
    this.#stop = onProblem((message) => {
      if (this.problems.some((problem) => problem.message === message)) return;
      this.problems = [...this.problems, { id: this.problems.length, message }];
    });
  }

  override disconnectedCallback(): void {
    this.#stop?.();
  }

  get hasProblems(): boolean {
    return this.problems.length > 0;
  }

  get heading(): string {
    return this.problems.length === 1 ? 'A problem on this page' : `${this.problems.length} problems on this page`;
  }

  dismiss(): void {
    this.problems = [];
  }
}
