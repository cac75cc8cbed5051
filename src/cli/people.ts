import type { PeopleList, Person } from '#contract/people.ts';
import { JSON_TOO, parseArguments } from './arguments.ts';
import { askOwlHub } from './ask-owlhub.ts';
import { type Io, UsageError } from './io.ts';
import { printTable } from './print-table.ts';

const AT_ONCE = 200;

/** `owlhub people list`: everybody who has an account. */
export async function people(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArguments(args, JSON_TOO);
  if (positionals.join(' ') !== 'list') throw new UsageError('Say: owlhub people list');
  const all = await everybody(io);
  if (values.json) {
    io.write(`${JSON.stringify(all, null, 2)}\n`);
    return 0;
  }
  const rows = all.map(({ name, email, roles, active, signedInAt }) => [
    name,
    email,
    roles.map((role) => role.name).join(', '),
    active ? 'active' : 'deactivated',
    signedInAt ?? 'never',
  ]);
  printTable(['NAME', 'EMAIL', 'ROLES', 'STATUS', 'SIGNED IN'], rows, io.write);
  return 0;
}

async function everybody(io: Io): Promise<Person[]> {
  const all: Person[] = [];
  for (;;) {
    const path = `/api/people?limit=${AT_ONCE}&offset=${all.length}`;
    const page = await askOwlHub<PeopleList>(io, { method: 'GET', path });
    all.push(...page.people);
    if (page.people.length === 0 || all.length >= page.total) return all;
  }
}
