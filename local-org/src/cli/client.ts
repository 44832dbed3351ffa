/** `client`: a client id and secret for the client credentials flow. */
import { readFileSync } from 'node:fs';
import { type Command, DEFAULT_DATA, readArgs, UsageError } from './command.ts';
import { withSessions } from './runningOrg.ts';

export const client: Command = {
  usage: 'client NAME --run-as USERNAME [--certificate FILE] [--json] [--data DIR]',
  summary:
    'Registers a client (or gives it a new secret) and prints its id and secret; --certificate allows signed assertions.',
  run(args) {
    const { values, positionals } = readArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        'run-as': { type: 'string' },
        certificate: { type: 'string' },
        json: { type: 'boolean' },
      },
      allowPositionals: true,
    });
    const [name] = positionals;
    const username = values['run-as'];
    if (name === undefined || username === undefined) throw new UsageError('client: give a name and --run-as USERNAME');
    const certificate = values.certificate === undefined ? null : readFileSync(values.certificate, 'utf8');
    const registered = withSessions(values.data ?? DEFAULT_DATA, (file) => {
      file.sessions.revoke(file.login(username).token);
      return file.sessions.registerClient(name, username, certificate);
    });
    const { clientId, secret: clientSecret } = registered;
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ clientId, clientSecret })}\n`
        : `client id: ${clientId}\nclient secret: ${clientSecret}\n`,
    );
    return 0;
  },
};
