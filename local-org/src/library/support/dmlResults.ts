/** Results of `Database` methods as values. */
import type { Env } from '../../abi/env.ts';
import type { DmlRowResult } from '../../abi/ports.ts';
import type { RuntimeType } from '../../abi/types.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

/** Which result class. */
export type ResultKind =
  | 'SaveResult'
  | 'UpsertResult'
  | 'DeleteResult'
  | 'UndeleteResult'
  | 'EmptyRecycleBinResult'
  | 'LockResult'
  | 'UnlockResult'
  | 'ProcessResult';

const APPROVAL = /^(?:LockResult|UnlockResult|ProcessResult)$/;

/** The result's type: those of locks and approvals have a namespace of their own. */
export const resultTypeName = (kind: ResultKind): string => `${APPROVAL.test(kind) ? 'Approval' : 'Database'}.${kind}`;

/** `Database.SaveResult` and its sisters. */
export class DmlResult extends ApexObject {
  readonly kind: ResultKind;
  readonly result: DmlRowResult;

  constructor(kind: ResultKind, result: DmlRowResult) {
    super();
    this.kind = kind;
    this.result = result;
  }

  override get $type(): RuntimeType {
    return sharedType(resultTypeName(this.kind), 'library');
  }

  override toString(): string {
    return `${resultTypeName(this.kind)}[getId=${this.result.id};isSuccess=${this.result.success};]`;
  }

  override savedState(): readonly unknown[] {
    return [this.kind, JSON.stringify(this.result)];
  }

  errors(env: Env): ApexList {
    return errorList(env, this.result.errors);
  }
}

/** `Database.Error` */
export class DatabaseError extends ApexObject {
  static override $type = sharedType('Database.Error', 'library');
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];

  constructor(error: { statusCode: string; message: string; fields: readonly string[] }) {
    super();
    this.statusCode = error.statusCode;
    this.message = error.message;
    this.fields = error.fields;
  }

  override savedState(): readonly unknown[] {
    return [this.statusCode, this.message, JSON.stringify(this.fields)];
  }

  override toString(): string {
    return `Database.Error[getFields=(${this.fields.join(', ')});getMessage=${this.message};getStatusCode=${this.statusCode};]`;
  }
}

/** `List<Database.Error>` of plain errors. */
export function errorList(env: Env, errors: DmlRowResult['errors']): ApexList {
  return new ApexList(
    env.type('List<Database.Error>'),
    errors.map((error) => new DatabaseError(error)),
  );
}

/** Makes a result again that waited in a queued job. */
export const restoreResult = (_env: Env, kind: ResultKind, result: string): DmlResult =>
  new DmlResult(kind, JSON.parse(result) as DmlRowResult);
