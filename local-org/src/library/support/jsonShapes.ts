/** Library types that JSON reads and writes member by member. */
import { ActionError, ActionResult } from './invocableValues.ts';

/** How values of a library type look in JSON. */
export interface JsonShape {
  /** A value without members set. */
  make(): object;
  /** Types of the members by name, in the order they are written. */
  readonly members: Readonly<Record<string, string>>;
}

const SHAPES: Readonly<Record<string, JsonShape>> = {
  'Action.Result': {
    make: () => new ActionResult(),
    members: {
      action: 'Invocable.Action',
      errors: 'List<Action.Error>',
      invocationParameters: 'Map<String,Object>',
      outputParameters: 'Map<String,Object>',
      success: 'Boolean',
    },
  },
  'Action.Error': { make: () => new ActionError(), members: { code: 'String', message: 'String' } },
};

/** The shape of a library type; undefined where JSON does not support it. */
export function jsonShapeOf(typeName: string): JsonShape | undefined {
  return SHAPES[typeName];
}
