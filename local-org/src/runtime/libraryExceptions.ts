/** Constructors of `Exception` and its built-in descendants under the names the ABI gives them. */
import { mangleConstructor } from '../abi/mangle.ts';
import type { LibraryFunction } from '../abi/libraryType.ts';
import { UnsupportedError } from '../base/unsupportedError.ts';
import { ApexException } from './values/apexException.ts';
import type { ExceptionClass } from './values/apexException.ts';

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

/** `new DmlException(…)` of Apex code. */
export function exceptionConstructor(cls: ExceptionClass, paramTypes: readonly string[]): LibraryFunction {
  const key = paramTypes.join(',');
  const found = CONSTRUCTORS.find(([types]) => types.join(',') === key);
  if (!found) throw new UnsupportedError(`constructor ${cls.$type.name}(${key})`, 'library');
  const [, readArguments] = found;
  return (_env, ...args: unknown[]) => {
    const [message, cause] = readArguments(args);
    return new cls(message as string | null, cause as ApexException | null);
  };
}
