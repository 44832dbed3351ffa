/** Failures the org reports to its callers, with the status code Salesforce gives them. */

/** A request the org refuses; `errorCode` is Salesforce's status code, `status` the HTTP status the API answers with. */
export class OrgError extends Error {
  readonly errorCode: string;
  readonly fields: readonly string[];
  readonly status: number;
  constructor(errorCode: string, message: string, fields: readonly string[] = [], status = 400) {
    super(message);
    this.name = 'OrgError';
    this.errorCode = errorCode;
    this.fields = fields;
    this.status = status;
  }
}
