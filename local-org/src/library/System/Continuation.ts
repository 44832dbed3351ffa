/**
 * `System.Continuation`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Continuation.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexMap } from '../../runtime/values/collections.ts';
import { Continuation, responseOf } from '../support/continuations.ts';
import type { HttpRequest } from '../support/httpMessages.ts';

export const behaviour: LibraryType = {
  new: (_env, timeout: number) => new Continuation(timeout),
  addHttpRequest: (env, self: Continuation, request: HttpRequest) => self.add(env.ops.nonNull(request)),
  getRequests: (env, self: Continuation) => new ApexMap(env.type('Map<String,HttpRequest>'), self.requests),
  getResponse: responseOf,
  'get continuationMethod': (_env, self: Continuation) => self.continuationMethod,
  'set continuationMethod': (_env, self: Continuation, name: string) => void (self.continuationMethod = name),
  'get state': (_env, self: Continuation) => self.state,
  'set state': (_env, self: Continuation, state: unknown) => void (self.state = state),
  'get timeout': (_env, self: Continuation) => self.timeout,
  'set timeout': (_env, self: Continuation, timeout: number) => void (self.timeout = timeout),
};
