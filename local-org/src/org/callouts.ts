/** HTTP callouts from Apex: mocks are the runtime's business; real ones are refused by name. */
import type { CalloutPort } from '../abi/ports.ts';
import { UnsupportedError } from '../base/unsupportedError.ts';

export const blockedCallouts: CalloutPort = {
  send(request) {
    throw new UnsupportedError('HTTP callouts from Apex', `${request.method} ${request.endpoint}`);
  },
};
