/** `client`: a client id and secret for the client credentials flow. */
import { readFileSync } from 'node:fs';
import { DATA_OPTION, DEFAULT_DATA, defineCommand } from './command.ts';
import { EXIT, UsageError } from './failure.ts';
import { withSessions } from './runningOrg.ts';

export const client = defineCommand({
  arguments: 'NAME',
  count: [1, 1],
  summary: 'Registers a client, or gives it a new secret, and prints its id and secret.',
  details: 'Clients log in with the client credentials flow, or with a signed assertion when they have a certificate.',
  options: {
    'run-as': { type: 'string', value: 'USERNAME', help: 'Who the client acts as. Required.' },
    certificate: {
      type: 'string',
      value: 'FILE',
      help: 'Certificate (PEM) that the assertions of the client are signed with.',
    },
    data: DATA_OPTION,
  },
  examples: [['warehouse --run-as admin@local.org', 'A client that acts as the administrator.']],
  async run({ values, positionals, out }) {
    const [name = ''] = positionals;
    const username = values['run-as'];
    if (username === undefined) throw new UsageError('it needs --run-as USERNAME', 'client');
    const certificate = values.certificate === undefined ? null : readFileSync(values.certificate, 'utf8');
    const registered = await withSessions(values.data ?? DEFAULT_DATA, (file) => {
      file.sessions.revoke(file.login(username).token);
      return file.sessions.registerClient(name, username, certificate);
    });
    const { clientId, secret: clientSecret } = registered;
    out.result({ clientId, clientSecret });
    out.line(`client id: ${clientId}\nclient secret: ${clientSecret}`);
    return EXIT.done;
  },
});
