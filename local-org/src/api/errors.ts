/**
 * Errors in Salesforce's own shape: a JSON array of `{ errorCode, message, fields? }` with the HTTP status the platform uses.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm
 */
import { UnsupportedError } from '../base/unsupportedError.ts';
import { OrgError } from '../org/errors.ts';

/** One entry of a REST error body. */
export interface ErrorEntry {
  message: string;
  errorCode: string;
  fields?: readonly string[];
}

/** A request that ends with an error reply. */
export class ApiError extends Error {
  readonly status: number;
  readonly entries: readonly ErrorEntry[];
  constructor(status: number, errorCode: string, message: string, fields?: readonly string[]) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.entries = [fields === undefined ? { message, errorCode } : { message, errorCode, fields }];
  }
}

/** 404 for an unknown address or row. */
export function notFound(message = 'The requested resource does not exist'): ApiError {
  return new ApiError(404, 'NOT_FOUND', message);
}

/** 501 naming the feature that this org does not have. */
export function notImplemented(feature: string): ApiError {
  return new ApiError(501, 'NOT_IMPLEMENTED', `The local org does not implement ${feature}`);
}

/** 400 for a request body or parameter that cannot be understood. */
export function badRequest(errorCode: string, message: string, fields?: readonly string[]): ApiError {
  return new ApiError(400, errorCode, message, fields);
}

/** Turns whatever was thrown into an `ApiError`; unknown failures become 500 UNKNOWN_EXCEPTION. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  if (thrown instanceof OrgError) return new ApiError(thrown.status, thrown.errorCode, thrown.message, thrown.fields);
  if (thrown instanceof UnsupportedError) return new ApiError(501, 'NOT_IMPLEMENTED', thrown.message);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new ApiError(500, 'UNKNOWN_EXCEPTION', message);
}
