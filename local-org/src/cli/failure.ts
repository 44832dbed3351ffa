/** Why a command failed: a code for programs, a sentence that names what was wrong, and what to do about it. */
import { UnsupportedError } from '../base/unsupportedError.ts';
import { OrgError } from '../org/errors.ts';

/** Exit codes; the texts stand in the help. */
export const EXIT = {
  done: 0,
  /** The command ran and its answer is no: a test failed, the source has errors, Apex threw, a query was refused. */
  refused: 1,
  /** Wrong command, option or argument. */
  usage: 2,
  /** Something around it: a folder, a port, the data, no org to talk to. */
  surroundings: 3,
  /** Something Salesforce has and the local org has not. */
  unsupported: 4,
  /** A fault of the local org. */
  fault: 70,
} as const;

/** A failure that is told in one sentence. */
export class CommandError extends Error {
  readonly code: string;
  readonly hint: string | null;
  readonly exit: number;

  constructor(code: string, message: string, hint: string | null = null, exit: number = EXIT.surroundings) {
    super(message);
    this.code = code;
    this.hint = hint;
    this.exit = exit;
  }
}

/** A call that the command does not understand. */
export class UsageError extends CommandError {
  constructor(message: string, command: string | null, hint: string | null = null) {
    const help = `See: npm run org -- ${command === null ? '--help' : `${command} --help`}`;
    super('USAGE', command === null ? message : `${command}: ${message}`, hint === null ? help : `${hint} ${help}`, 2);
  }
}

/** Any error as one that can be told. */
export function asCommandError(error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  if (error instanceof OrgError) return new CommandError(error.errorCode, error.message, null, EXIT.refused);
  if (error instanceof UnsupportedError) {
    const hint = 'docs/local-org/differences.md lists what the local org does differently.';
    return new CommandError('UNSUPPORTED', error.message, hint, EXIT.unsupported);
  }
  return systemError(error) ?? sqliteError(error) ?? fault(error);
}

function fault(error: unknown): CommandError {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const hint = 'This is a fault of the local org. Please report it with the text above and what led to it.';
  return new CommandError('FAULT', text, hint, EXIT.fault);
}

interface SystemError extends Error {
  readonly code: string;
  readonly path?: string;
  readonly port?: number;
}

const PATH_ERRORS: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  ENOENT: ['There is no', 'Check the name; it is looked up from the current folder.'],
  EACCES: ['No permission for', 'Change its permissions, or name another.'],
  EPERM: ['No permission for', 'Change its permissions, or name another.'],
  EISDIR: ['A folder where a file is needed:', 'Name a file.'],
  ENOTDIR: ['A file where a folder is needed:', 'Name a folder.'],
  EEXIST: ['A file where a folder is needed:', 'Name a folder.'],
  ENOSPC: ['The disk is full:', 'Make room, or name a folder on another disk with --data.'],
  EROFS: ['The disk can only be read:', 'Name a folder on another disk with --data.'],
};

function systemError(error: unknown): CommandError | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const { code, path, port } = error as SystemError;
  if (code === 'EADDRINUSE') {
    const hint = 'Stop what listens there, or choose another port with --port N (0 takes any that is free).';
    return new CommandError('PORT_IN_USE', `Port ${port} is in use by another program`, hint);
  }
  if (code === 'EACCES' && port !== undefined) {
    return new CommandError('PORT_FORBIDDEN', `No permission to listen on port ${port}`, 'Choose one above 1023.');
  }
  const known = PATH_ERRORS[code];
  return known === undefined || path === undefined ? null : new CommandError(code, `${known[0]} ${path}`, known[1]);
}

const SQLITE: Readonly<Record<number, readonly [code: string, message: string, hint: string]>> = {
  5: ['DATA_IN_USE', 'Another process works on the data', 'Wait until it is done, or stop it.'],
  8: [
    'DATA_READ_ONLY',
    'The data can only be read',
    'Change the permissions of the folder, or name another with --data.',
  ],
  10: [
    'DATA_UNREADABLE',
    'The disk did not give or take the data',
    'Check the disk, or name another folder with --data.',
  ],
  11: ['DATA_DAMAGED', 'The data is damaged', 'Put back a copy, or move the folder away: the org then starts anew.'],
  13: ['DISK_FULL', 'The disk is full', 'Make room, or name a folder on another disk with --data.'],
  14: [
    'DATA_UNREADABLE',
    'The data cannot be opened',
    'Check the folder and its permissions, or name another with --data.',
  ],
  26: [
    'DATA_DAMAGED',
    'org.sqlite is no database',
    'Put back a copy, or move the folder away: the org then starts anew.',
  ],
};
/** The lower byte of SQLite's extended result codes is the code itself. */
const BASIC = 0xff;

function sqliteError(error: unknown): CommandError | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null;
  const known = SQLITE[Number(error.errcode) & BASIC];
  return known === undefined ? null : new CommandError(known[0], `${known[1]} (SQLite: ${error.message})`, known[2]);
}
