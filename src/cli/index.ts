import { readVersion } from '#version.ts';
import { type Io, UsageError } from './io.ts';

type Command = (args: string[], io: Io) => Promise<number>;

/** Loaded when called, so that `diagnose` needs neither database nor server. */
const COMMANDS: Record<string, { usage: string; about: string; load: () => Promise<Command> }> = {
  start: {
    usage: 'start',
    about: 'Start OwlHub: web server and worker.',
    load: async () => (await import('#main.ts')).start,
  },
  diagnose: {
    usage: 'diagnose <site-url> [--account <email or user>] [--ca <file>] [--json]',
    about: 'Climb the ladder to a Jira from here and say what is wrong. Asks for the token.',
    load: async () => (await import('./diagnose.ts')).diagnose,
  },
  keys: {
    usage: 'keys rotate | forget <key id>',
    about: 'Seal all stored secrets anew with a new key, while OwlHub runs.',
    load: async () => (await import('./keys.ts')).keys,
  },
  whoami: {
    usage: 'whoami [--json]',
    about: 'Who the token in OWLHUB_TOKEN belongs to, and what it may do at the OwlHub in OWLHUB_URL.',
    load: async () => (await import('./whoami.ts')).whoami,
  },
  integrations: {
    usage:
      'integrations list | show <id> | verify <id> [--json]\n  integrations add --name <name> --site <url> [--account <email or user>] [--ca <file>] [--json]',
    about: 'The integrations, by the API with OWLHUB_TOKEN. `add` asks for the Jira token.',
    load: async () => (await import('./integrations.ts')).integrations,
  },
  people: {
    usage: 'people list [--json]',
    about: 'Who has an account, by the API with OWLHUB_TOKEN.',
    load: async () => (await import('./people.ts')).people,
  },
  users: {
    usage: 'users list | reset-password <email> | reset-second-factor <email>',
    about: 'On the server: who has an account, and the way back in for who lost theirs. Prints a link.',
    load: async () => (await import('./users.ts')).users,
  },
  api: {
    usage: 'api <METHOD> <path> [--data <json> | --data -]',
    about: 'Any call of the API with OWLHUB_TOKEN, such as: api GET /api/audit',
    load: async () => (await import('./api.ts')).api,
  },
  audit: {
    usage:
      'audit verify [--head <number>:<hash>] [--json]\n  audit export [--format csv|json] [--from <day>] [--to <day>]',
    about: 'On the server: check that nothing in the audit log was changed or removed, or write it out.',
    load: async () => (await import('./audit.ts')).audit,
  },
};

/** Runs one command and returns its exit status: 0 well, 1 failed, 2 called wrongly. */
export async function runCommand(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-v') return say(io, await readVersion());
  if (name === '--help' || name === '-h' || name === 'help') return say(io, usage());
  if (name === undefined) return misuse(io, 'Which command?');
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) return misuse(io, `There is no command “${name}”.`);
  try {
    return await (
      await command.load()
    )(rest, io);
  } catch (error) {
    if (error instanceof UsageError) return misuse(io, error.message);
    if (!(error instanceof Error) || !ORDINARY.has(error.name)) throw error;
    io.complain(`${error.message}\n`);
    return 1;
  }
}

/** Ordinary reasons not to do what was asked: told in their one line, without a stack. */
const ORDINARY = new Set(['StartProblem', 'KeysUnusable', 'WrongKeys', 'Refusal', 'Unavailable']);

function say(io: Io, text: string): number {
  io.write(`${text}\n`);
  return 0;
}

function misuse(io: Io, problem: string): number {
  io.complain(`${problem}\n\n${usage()}\n`);
  return 2;
}

const usage = () =>
  [
    'Usage: owlhub <command>',
    '',
    ...Object.values(COMMANDS).flatMap(({ usage: line, about }) => [`  ${line}`, `      ${about}`]),
    '',
    '  --help, --version',
  ].join('\n');
