/** `docs/local-org/commands.md`, made of the help texts. `node local-org/test/docs/commandHelp.ts` writes it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../src/cli/commands.ts';
import { helpOf, overview } from '../../src/cli/help.ts';

/** Where the page is. */
export const COMMANDS_PAGE = join(import.meta.dirname, '..', '..', '..', 'docs', 'local-org', 'commands.md');

const HEAD = `# Commands of the local org

The help texts, as \`npm run org -- --help\` and \`npm run org -- COMMAND --help\` print them. This page is made of them
(\`node local-org/test/docs/commandHelp.ts\`); a test compares the two.

Results go to standard output, everything else to standard error. With \`--json\` standard output is one JSON document whatever happens; a
failure is \`{ "error": { "code", "message", "hint", "exitCode" } }\`. The codes of the command line itself are \`USAGE\`, \`NO_FOLDER\`,
\`FOLDER_UNREADABLE\`, \`NO_ORG\`, \`NO_RUNNING_ORG\`, \`NO_ANSWER\`, \`DATA_IN_USE\`, \`DATA_DAMAGED\`, \`DATA_READ_ONLY\`,
\`DATA_UNREADABLE\`, \`DISK_FULL\`, \`PORT_IN_USE\`, \`PORT_FORBIDDEN\`, \`UNSUPPORTED\` and \`FAULT\`; what the org refuses has
Salesforce's status code.
`;

/** The text of the page. */
export function commandsPage(): string {
  const fenced = (text: string): string => `\`\`\`\n${text}\n\`\`\`\n`;
  const sections = Object.entries(COMMANDS).map(([name, command]) => `## ${name}\n\n${fenced(helpOf(name, command))}`);
  return [HEAD, fenced(overview(COMMANDS)), ...sections].join('\n');
}

if (import.meta.main) writeFileSync(COMMANDS_PAGE, commandsPage());
