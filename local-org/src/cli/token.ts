/** `token`: an access token for a user. */
import { type Command, DEFAULT_DATA, readArgs, UsageError } from './command.ts';
import { runningUrl, withSessions } from './runningOrg.ts';

export const token: Command = {
  usage: 'token [USERNAME] [--json] [--data DIR]',
  summary:
    'Prints an access token for a user (the administrator when none is named); --json adds the address of the running org.',
  run(args) {
    const { values, positionals } = readArgs({
      args: [...args],
      options: { data: { type: 'string' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const dataDir = values.data ?? DEFAULT_DATA;
    const instanceUrl = runningUrl(dataDir);
    if (values.json && instanceUrl === null) throw new UsageError(`token: no org is running on ${dataDir}`);
    const accessToken = withSessions(dataDir, (file) => file.login(positionals[0]).token);
    process.stdout.write(values.json ? `${JSON.stringify({ accessToken, instanceUrl })}\n` : `${accessToken}\n`);
    return 0;
  },
};
