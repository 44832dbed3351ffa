/**
 * A flow as its interviews see it.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm
 */

/** A value as written: a literal (text may hold `{!merge.fields}`), or a reference to something else. */
export type FlowValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number' | 'date' | 'datetime'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'reference'; readonly path: string }
  | { readonly kind: 'none' };

/** A variable, or the place an element keeps its output in. */
export interface FlowVariable {
  readonly name: string;
  readonly dataType: string;
  readonly objectType: string | null;
  readonly apexClass: string | null;
  readonly isCollection: boolean;
  readonly isInput: boolean;
  readonly isOutput: boolean;
  readonly initial: FlowValue;
}

/** A formula; its references are written `{!Name}`. */
export interface FlowFormula {
  readonly name: string;
  readonly dataType: string;
  readonly expression: string;
}

export interface FlowCondition {
  readonly left: string;
  readonly operator: string;
  readonly right: FlowValue;
}

/** Conditions and how they are put together: `and`, `or`, `1 AND (2 OR 3)`. */
export interface FlowLogic {
  readonly logic: string;
  readonly conditions: readonly FlowCondition[];
  /** Entry: also the condition must not have held before the record was changed. */
  readonly requiresChange: boolean;
}

/** `field = value`, `reference = value` or `name = value`. */
export interface FlowSetting {
  readonly name: string;
  readonly operator: string;
  readonly value: FlowValue;
}

/** Where a value comes out of an element. */
export interface FlowOutput {
  readonly to: string;
  readonly name: string;
}

interface Step {
  readonly name: string;
  readonly label: string;
  readonly next: string | null;
  readonly fault: string | null;
}

export type FlowElement =
  | (Step & { readonly kind: 'assignment'; readonly items: readonly FlowSetting[] })
  | (Step & {
      readonly kind: 'decision';
      readonly rules: readonly (FlowLogic & { readonly next: string | null })[];
    })
  | (Step & {
      readonly kind: 'loop';
      readonly collection: string;
      readonly descending: boolean;
      readonly item: string;
      readonly done: string | null;
    })
  | RecordLookup
  | RecordWrite
  | (Step & {
      readonly kind: 'action';
      readonly actionName: string;
      readonly inputs: readonly FlowSetting[];
      readonly outputs: readonly FlowOutput[];
      readonly storesOutput: boolean;
    })
  | (Step & {
      readonly kind: 'subflow';
      readonly flowName: string;
      readonly inputs: readonly FlowSetting[];
      readonly outputs: readonly FlowOutput[];
      readonly storesOutput: boolean;
    })
  | (Step & {
      readonly kind: 'customError';
      readonly messages: readonly { readonly message: FlowValue; readonly field: string | null }[];
    });

/** Get Records. */
export type RecordLookup = Step & RecordStep & { readonly kind: 'lookup' } & LookupParts;

/** Create, update or delete records. */
export type RecordWrite = Step &
  RecordStep & { readonly kind: 'create' | 'update' | 'delete'; readonly idTo: string | null };

/** Records an element reads or writes: those of a variable, or those of an object that filters find. */
export interface RecordStep {
  readonly object: string | null;
  readonly records: string | null;
  readonly filters: readonly FlowCondition[];
  readonly logic: string;
  readonly settings: readonly FlowSetting[];
}

interface LookupParts {
  readonly firstOnly: boolean;
  readonly storesOutput: boolean;
  readonly output: string | null;
  readonly outputs: readonly FlowOutput[];
  readonly queried: readonly string[];
  readonly nullsWhereNone: boolean;
  readonly sortField: string | null;
  readonly sortDescending: boolean;
  readonly limit: FlowValue;
}

export type ElementOf<K extends FlowElement['kind']> = Extract<FlowElement, { kind: K }>;

/** When a record starts the flow. */
export interface FlowTrigger {
  readonly object: string;
  readonly moment: 'before save' | 'after save' | 'before delete';
  readonly onCreate: boolean;
  readonly onUpdate: boolean;
  readonly entry: FlowLogic | null;
  readonly entryFormula: string | null;
  readonly requiresChange: boolean;
  /** 1 to 2000; null where the flow says nothing. */
  readonly order: number | null;
}

/** One flow. */
export interface Flow {
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
  readonly processType: string;
  readonly status: string;
  readonly apiVersion: number;
  readonly runInMode: string;
  readonly start: string | null;
  readonly trigger: FlowTrigger | null;
  readonly variables: ReadonlyMap<string, FlowVariable>;
  readonly constants: ReadonlyMap<string, FlowValue>;
  readonly formulas: ReadonlyMap<string, FlowFormula>;
  readonly templates: ReadonlyMap<string, string>;
  readonly elements: ReadonlyMap<string, FlowElement>;
}
