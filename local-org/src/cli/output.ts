/** What a command prints: results on standard output, what is being done and what is wrong on standard error. */

/** The output of one call of a command. */
export class Output {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly #from = performance.now();

  constructor({
    json = false,
    quiet = false,
    verbose = false,
  }: {
    json?: boolean;
    quiet?: boolean;
    verbose?: boolean;
  }) {
    this.json = json;
    this.quiet = quiet;
    this.verbose = verbose;
  }

  /** A result for people. */
  line(text: string): void {
    if (!this.json) process.stdout.write(`${text}\n`);
  }

  /** Something beside the result that --quiet leaves out. */
  detail(text: string): void {
    if (!this.quiet) this.line(text);
  }

  /** The result for programs; printed with --json alone. */
  result(document: unknown): void {
    if (this.json) process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  }

  /** Something wrong, for people; with --json it belongs into the result. */
  problem(text: string): void {
    if (!this.json) process.stderr.write(`${text}\n`);
  }

  /** What is done next and may take a while: for those who watch a terminal, and with --verbose, which adds the time. */
  step(text: string): void {
    if (this.verbose) process.stderr.write(`${((performance.now() - this.#from) / 1000).toFixed(2)} s  ${text}\n`);
    else if (process.stderr.isTTY && !this.quiet && !this.json) process.stderr.write(`${text} …\n`);
  }
}
