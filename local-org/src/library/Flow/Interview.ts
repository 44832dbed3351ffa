/**
 * `Flow.Interview`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Flow_Interview.htm
 */
import type { Env } from '../../abi/env.ts';
import type { LibraryType } from '../../abi/libraryType.ts';
import type { ApexMap } from '../../runtime/values/collections.ts';
import { InterviewValue, actions, parametersOf } from '../support/invocableValues.ts';

function create(env: Env, name: string, inputs: ApexMap | null): InterviewValue {
  const interview = actions(env).interview(env.ops.nonNull(name), parametersOf(inputs));
  return new InterviewValue(interview, env.type(`Flow.Interview.${interview.flowName}`));
}

export const behaviour: LibraryType = {
  'createInterview/2': create,
  'createInterview/3': (env, _namespace: string | null, name: string, inputs: ApexMap | null) =>
    create(env, name, inputs),
  start: (_env, self: InterviewValue) => self.interview.start(),
  getVariableValue: (env, self: InterviewValue, name: string) => self.interview.value(env.ops.nonNull(name)),
};
