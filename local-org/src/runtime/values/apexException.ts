/**
 * Apex exceptions at run time. Every Apex exception is a JavaScript object of a class that extends `ApexException`;
 * it holds a JavaScript `Error` whose stack is mapped back to Apex lines when someone asks for it.
 */
import type { RuntimeType } from '../../abi/types.ts';
import { ApexObject } from './apexObject.ts';
import { OBJECT_TYPE, sharedType } from './sharedTypes.ts';

/** Base of all exceptions Apex code can see (`System.Exception`). */
export class ApexException extends ApexObject {
  /** Text of the exception, `null` when it was made without one. */
  message: string | null;
  cause: ApexException | null;
  /** The JavaScript error this exception stands for, else null. */
  origin: Error | null = null;
  readonly #made: Error;
  /** Details of DML exceptions, one per failed row; empty for other exceptions. */
  rows: readonly DmlRowError[] = [];
  /** Fields a query or statement in user mode was refused for, by object. */
  inaccessibleFields: ReadonlyMap<string, ReadonlySet<string>> = new Map();

  constructor(message: string | null = null, cause: ApexException | null = null) {
    super();
    this.message = message;
    this.cause = cause;
    this.#made = new Error(message ?? '');
  }

  /** Where it was made. */
  get error(): Error {
    return this.origin ?? this.#made;
  }

  /** `System.DmlException`, `MyFault`, `Outer.MyFault`. */
  get typeName(): string {
    const { name, kind } = this.$type;
    return kind === 'library' && !name.includes('.') ? `System.${name}` : name;
  }

  /** What getMessage() returns; the platform has a text for exceptions made without one. */
  get text(): string {
    return (this.hidesMessage ? null : this.message) ?? 'Script-thrown exception';
  }

  /** The text an AuraHandledException was made with is for the page alone; Apex sees it only after `setMessage`. */
  get hidesMessage(): boolean {
    return false;
  }

  /** `setMessage`: Apex sees this text whatever the exception. */
  setText(message: string | null): void {
    this.message = message;
  }

  /** `System.DmlException: Insert failed. …` */
  override toString(): string {
    return `${this.typeName}: ${this.text}`;
  }

  /**
   * Exceeded limits and failed assertions end the transaction whatever the code says.
   * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_exception_statements.htm
   */
  get catchable(): boolean {
    return true;
  }
}

/** One failed row of a DML statement, as DmlException's methods show it. */
export interface DmlRowError {
  readonly index: number;
  readonly id: string | null;
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/** A class of exceptions. */
export type ExceptionClass = typeof ApexException;

/** Names of the exceptions the platform itself throws; each extends System.Exception directly. */
export const BUILT_IN_EXCEPTIONS = [
  'System.AssertException',
  'System.AsyncException',
  'System.AuraHandledException',
  'System.CalloutException',
  'System.DataWeaveScriptException',
  'System.DmlException',
  'System.DuplicateMessageException',
  'System.EmailException',
  'System.ExternalObjectException',
  'System.FatalCursorException',
  'System.FinalException',
  'System.FlowException',
  'System.FormulaEvaluationException',
  'System.FormulaValidationException',
  'System.HandledException',
  'System.IllegalArgumentException',
  'System.InvalidHeaderException',
  'System.InvalidParameterValueException',
  'System.InvalidReadOnlyUserDmlException',
  'System.JSONException',
  'System.LimitException',
  'System.ListException',
  'System.MathException',
  'System.NoAccessException',
  'System.NoDataFoundException',
  'System.NoSuchElementException',
  'System.NullPointerException',
  'System.ProcedureException',
  'System.QueryException',
  'System.RequiredFeatureMissingException',
  'System.SObjectException',
  'System.SearchException',
  'System.SecurityException',
  'System.SerializationException',
  'System.StringException',
  'System.TransientCursorException',
  'System.TouchHandledException',
  'System.TypeException',
  'System.UnexpectedException',
  'System.UnsupportedOperationException',
  'System.VisualforceException',
  'System.XmlException',
  'Cache.CacheBuilderExecutionException',
  'Cache.InvalidParamException',
  'Cache.ItemSizeLimitExceededException',
  'Cache.PlatformCacheInvalidOperationException',
  'Org.OrgCacheException',
  'Session.SessionCacheException',
  'Session.SessionCacheNoSessionException',
] as const;

/** Name of a built-in exception. */
export type BuiltInException = (typeof BUILT_IN_EXCEPTIONS)[number];

ApexException.$type = withClass(sharedType('Exception', 'library', [], OBJECT_TYPE), ApexException);

/** Completes a shared descriptor with its class. */
function withClass(type: RuntimeType, cls: ExceptionClass): RuntimeType {
  (type as { cls: unknown }).cls = cls;
  return type;
}

function defineException(name: BuiltInException): ExceptionClass {
  const uncatchable = name === 'System.LimitException' || name === 'System.AssertException';
  class BuiltIn extends ApexException {
    #textSet = false;
    override get hidesMessage(): boolean {
      return name === 'System.AuraHandledException' && !this.#textSet;
    }
    override setText(message: string | null): void {
      this.#textSet = true;
      this.message = message;
    }
    override get catchable(): boolean {
      return !uncatchable;
    }
  }
  BuiltIn.$type = withClass(sharedType(name.replace('System.', ''), 'library', [], ApexException.$type), BuiltIn);
  return BuiltIn;
}

/** Classes of the built-in exceptions by full name. */
export const exceptionClasses: ReadonlyMap<string, ExceptionClass> = new Map<string, ExceptionClass>([
  ['System.Exception', ApexException],
  ...BUILT_IN_EXCEPTIONS.map((name): [string, ExceptionClass] => [name, defineException(name)]),
]);

/** Makes a built-in exception, ready to be thrown: `throw apexError('System.ListException', 'List index out of bounds: 3')`. */
export function apexError(name: BuiltInException, message: string, cause: ApexException | null = null): ApexException {
  const cls = exceptionClasses.get(name);
  if (!cls) throw new Error(`unknown exception ${name}`);
  return new cls(message, cause);
}

/** Makes a DmlException with its rows. */
export function dmlError(
  message: string,
  rows: readonly DmlRowError[],
  cause: ApexException | null = null,
): ApexException {
  const error = apexError('System.DmlException', message, cause);
  error.rows = rows;
  return error;
}
