import { type Config, readConfig } from '#config.ts';
import { openKeyWork } from '#open-key-work.ts';
import { listPeople } from '#operations/list-people.ts';
import { makeResetLink } from '#operations/make-reset-link.ts';
import { resetSecondFactor } from '#operations/reset-second-factor.ts';
import { openParts } from '#parts.ts';
import { COMMAND_LINE } from '#people/actor.ts';
import { type Io, UsageError } from './io.ts';
import { printTable } from './print-table.ts';
import { printable } from './printable.ts';

type Tools = Awaited<ReturnType<typeof openKeyWork>>;
type Verb = (tools: Tools, email: string, io: Io, config: Config) => Promise<number>;

const VERBS: Record<string, Verb> = {
  'reset-password': resetPassword,
  'reset-second-factor': resetTheirSecondFactor,
};

/** `owlhub users …`, beside an OwlHub that runs or not: the way back in that needs neither mail nor another owner. */
export async function users([verb = '', email, ...more]: string[], io: Io): Promise<number> {
  const isList = verb === 'list' && email === undefined;
  const work = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!isList && (!work || email === undefined || more.length > 0)) {
    throw new UsageError(
      'Say: owlhub users list, owlhub users reset-password <email>, or: owlhub users reset-second-factor <email>',
    );
  }
  const config = readConfig(io.env);
  const { close, ...parts } = await openParts(config, io);
  try {
    await using tools = await openKeyWork(parts);
    return work && email !== undefined ? await work(tools, email, io, config) : await list(tools, io);
  } finally {
    await close();
  }
}

const AT_ONCE = 200;

async function list(tools: Tools, io: Io): Promise<number> {
  const rows: string[][] = [];
  for (let offset = 0; ; offset += AT_ONCE) {
    const { people } = await listPeople(tools, COMMAND_LINE, { offset, limit: AT_ONCE });
    for (const { name, email, roles, active, secondFactor, signedInAt } of people) {
      const hasSecond = secondFactor.totp || secondFactor.passkeys > 0;
      rows.push([
        name,
        email,
        roles.map((role) => role.name).join(', '),
        active ? 'active' : 'deactivated',
        hasSecond ? 'yes' : 'no',
        signedInAt ?? 'never',
      ]);
    }
    if (people.length < AT_ONCE) break;
  }
  printTable(['NAME', 'EMAIL', 'ROLES', 'STATUS', 'SECOND FACTOR', 'SIGNED IN'], rows, io.write);
  return 0;
}

async function resetPassword(tools: Tools, email: string, io: Io, config: Config): Promise<number> {
  const id = await idOf(tools, email, io);
  if (id === null) return 1;
  const base = config.publicUrl ?? `http://localhost:${config.port}`;
  // Whoever is at the terminal hands the link over: the mail server may be what does not work.
  const { link, expiresAt } = await makeResetLink({ ...tools, mailer: null }, COMMAND_LINE, { id, base });
  io.write(`This link works once, until ${expiresAt}, and chooses a new password:\n  ${link}\n`);
  return 0;
}

async function resetTheirSecondFactor(tools: Tools, email: string, io: Io): Promise<number> {
  const id = await idOf(tools, email, io);
  if (id === null) return 1;
  await resetSecondFactor(tools, COMMAND_LINE, id);
  io.write(`${printable(email)} has no second factor any more, and every session of theirs has ended.\n`);
  return 0;
}

async function idOf({ store }: Tools, email: string, io: Io): Promise<string | null> {
  const person = await store.people.findByEmail(email);
  if (!person) io.complain(`Nobody has the email ${printable(email)}. See: owlhub users list\n`);
  return person?.id ?? null;
}
