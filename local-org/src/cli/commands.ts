/** The commands by name, in the order of the help. */
import { check } from './check.ts';
import { client } from './client.ts';
import type { Command } from './command.ts';
import { exec } from './exec.ts';
import { mail } from './mail.ts';
import { query } from './query.ts';
import { serve } from './serve.ts';
import { test } from './test.ts';
import { token } from './token.ts';

export const COMMANDS: Readonly<Record<string, Command>> = { serve, test, check, exec, query, mail, token, client };
