/** Constructors of `Exception` and its built-in descendants under the names the ABI gives them. */
import { mangleConstructor } from '../abi/mangle.ts';
import { ApexException } from './values/apexException.ts';

type ReadArguments = (args: readonly unknown[]) => readonly [message: unknown, cause: unknown];

const CONSTRUCTORS: readonly [readonly string[], ReadArguments][] = [
  [[], () => [null, null]],
  [['String'], ([message]) => [message, null]],
  [['Exception'], ([cause]) => [null, cause]],
  [['String', 'Exception'], ([message, cause]) => [message, cause]],
];

let installed = false;

/** Gives ApexException its `$new…` methods; user exception classes inherit them. */
export function installExceptionConstructors(): void {
  if (installed) return;
  installed = true;
  const prototype = ApexException.prototype as unknown as Record<string, unknown>;
  for (const [paramTypes, readArguments] of CONSTRUCTORS) {
    prototype[mangleConstructor(paramTypes)] = function construct(
      this: ApexException,
      ...args: unknown[]
    ): ApexException {
      const [message, cause] = readArguments(args);
      this.message = (message as string | null) ?? null;
      this.cause = (cause as ApexException | null) ?? null;
      return this;
    };
  }
}
