/** `token`: an access token for a user. */
import { DATA_OPTION, DEFAULT_DATA, defineCommand } from './command.ts';
import { CommandError, EXIT } from './failure.ts';
import { runningUrl, withSessions } from './runningOrg.ts';

export const token = defineCommand({
  arguments: '[USERNAME]',
  count: [0, 1],
  summary: 'Prints an access token for a user, the administrator when none is named.',
  details: '--json adds the address of the org, which has to be running then.',
  options: { data: DATA_OPTION },
  examples: [
    ['', 'A token of the administrator.'],
    ['rep@example.com --json', 'Token and address, for a program.'],
  ],
  async run({ values, positionals, out }) {
    const dataDir = values.data ?? DEFAULT_DATA;
    const instanceUrl = runningUrl(dataDir);
    if (out.json && instanceUrl === null) {
      throw new CommandError(
        'NO_RUNNING_ORG',
        `No org is running on ${dataDir}`,
        'Start it with: npm run org -- serve',
      );
    }
    const accessToken = await withSessions(dataDir, (file) => file.login(positionals[0]).token);
    out.result({ accessToken, instanceUrl });
    out.line(accessToken);
    return EXIT.done;
  },
});
