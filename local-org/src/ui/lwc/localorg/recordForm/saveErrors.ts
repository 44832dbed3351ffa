/** What went wrong with a save: messages that belong to a field, and the others. */
export interface SaveErrors {
  readonly byField: readonly (readonly [field: string, message: string])[];
  readonly general: readonly string[];
}

/**
 * Sorts the REST API's errors by field.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm
 */
export function explainSaveError(error: unknown): SaveErrors {
  const { body, message } = error as { body?: unknown; message?: string };
  const list = Array.isArray(body)
    ? (body as { message?: string; fields?: string[] }[])
    : [body as { message?: string } | undefined];
  const byField: [string, string][] = [];
  const general: string[] = [];
  for (const item of list) {
    const text = item?.message ?? message ?? 'The record could not be saved.';
    const fields = (item as { fields?: string[] } | undefined)?.fields ?? [];
    if (fields.length === 0) general.push(text);
    for (const field of fields) byField.push([field, text]);
  }
  return { byField, general };
}
