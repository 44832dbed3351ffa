/**
 * `EventBus.TestBroker`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_eventbus_TestBroker.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { tellPublishers } from '../support/publishCallbacks.ts';

export const behaviour: LibraryType = {
  deliver: (env) => {
    env.ports.async.deliverEvents();
    tellPublishers(env, 'Success');
  },
  fail: (env) => {
    env.ports.async.discardEvents();
    tellPublishers(env, 'Failure');
  },
};
