/** Compile and load problems that the pages show in an overlay. */
export interface Problem {
  /** What has the problem: a file, a module id. One problem is kept for each. */
  readonly subject: string;
  readonly message: string;
}

/** The problems that are true now: a file that compiles again loses its problem. */
export class Problems {
  readonly #bySubject = new Map<string, Problem>();
  readonly #log: (line: string) => void;

  constructor(log: (line: string) => void) {
    this.#log = log;
  }

  /** Records and logs a problem (once while it stays the same). */
  report(subject: string, message: string): void {
    if (this.#bySubject.get(subject)?.message !== message) this.#log(message);
    this.#bySubject.set(subject, { subject, message });
  }

  /** Forgets what was wrong with a subject. */
  clear(subject: string): void {
    this.#bySubject.delete(subject);
  }

  /** Everything wrong at the moment. */
  list(): Problem[] {
    return [...this.#bySubject.values()];
  }
}
