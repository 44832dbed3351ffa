/** Values of the namespaces `Invocable` and `Flow`. */
import type { Env } from '../../abi/env.ts';
import type { ActionPort, FlowInterview } from '../../abi/ports.ts';
import type { RuntimeType } from '../../abi/types.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { ApexMap } from '../../runtime/values/collections.ts';
import type { ApexList } from '../../runtime/values/collections.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

/** `Invocable.Action`: an action, and what it shall be called with. */
export class InvocableAction extends ApexObject {
  static override $type = sharedType('Invocable.Action', 'library');
  readonly type: string;
  readonly name: string | null;
  readonly namespace: string | null;
  invocations: ApexMap[] = [];

  constructor(type: string, name: string | null, namespace: string | null) {
    super();
    this.type = type;
    this.name = name;
    this.namespace = namespace;
  }

  /** A copy with the same invocations. */
  copy(): InvocableAction {
    const copy = new InvocableAction(this.type, this.name, this.namespace);
    copy.invocations = this.invocations.map((one) => new ApexMap(one.$type, one.entries()));
    return copy;
  }
}

/** `Invocable.Action.Result` */
export class ActionResult extends ApexObject {
  static override $type = sharedType('Action.Result', 'library');
  action: InvocableAction | null = null;
  errors: ApexList | null = null;
  success: boolean | null = null;
  outputParameters: ApexMap | null = null;
  invocationParameters: ApexMap | null = null;
}

/** `Invocable.Action.Error` */
export class ActionError extends ApexObject {
  static override $type = sharedType('Action.Error', 'library');
  code: string | null = null;
  message: string | null = null;
}

/** `Flow.Interview`, of the type of its flow. */
export class InterviewValue extends ApexObject {
  readonly interview: FlowInterview;
  readonly #type: RuntimeType;

  constructor(interview: FlowInterview, type: RuntimeType) {
    super();
    this.interview = interview;
    this.#type = type;
  }

  override get $type(): RuntimeType {
    return this.#type;
  }
}

/** Where actions and flows run. */
export function actions(env: Env): ActionPort {
  if (!env.ports.actions) throw new UnsupportedError('flows and invocable actions', 'this org has no such port');
  return env.ports.actions;
}

/** The text-keyed values of a Map<String,Object>. */
export function parametersOf(map: ApexMap | null): Map<string, unknown> {
  return new Map((map?.entries() ?? []).map(([name, value]) => [String(name), value]));
}
