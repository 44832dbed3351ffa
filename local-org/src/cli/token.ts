/** `token`: an access token for a user. */
import { type Command, DEFAULT_DATA, readArgs, UsageError } from './command.ts';
import { withOrg } from './runningOrg.ts';

export const token: Command = {
  usage: 'token USERNAME [--data DIR]',
  summary: 'Prints an access token for a user of the org; running or not, the token is good for both.',
  async run(args) {
    const { values, positionals } = readArgs({
      args: [...args],
      options: { data: { type: 'string' } },
      allowPositionals: true,
    });
    const [username] = positionals;
    if (username === undefined) throw new UsageError('token: name a user');
    const text = await withOrg(values.data ?? DEFAULT_DATA, (org) => org.login(username).token);
    process.stdout.write(`${text}\n`);
    return 0;
  },
};
