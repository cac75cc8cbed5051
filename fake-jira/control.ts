import type { NewAccount } from './account.ts';
import { type Answer, json } from './answer.ts';
import { type Ask, jsonBody } from './ask.ts';
import type { CloudSite } from './cloud/site.ts';
import type { DataCenter } from './data-center/site.ts';
import type { Fault } from './faults.ts';
import type { FakeJira } from './index.ts';

/** What another process may ask of a running fake, as the JSON body of `POST /__control`. */
export type Command =
  | { do: 'describe' }
  /** `site` is its name in `describe`, or `gateway`. */
  | {
      do: 'fault';
      site: string;
      fault: Fault;
      path?: string;
      only?: 'with_credential' | 'without_credential';
      after?: number;
      times?: number;
    }
  | { do: 'clear_faults'; site: string }
  | { do: 'revoke_token' | 'expire_token' | 'restore_token'; token: string }
  | { do: 'change_account'; site: string; account: string; traits: NewAccount }
  | { do: 'reset_wrong_passwords'; site: string; account: string }
  | { do: 'change_site'; site: string; options: object }
  | { do: 'asked'; site?: string }
  | { do: 'sightings'; secret: string }
  | { do: 'forget' };

/** Does what a command says. The answer is 200 with what there is to say, or 400 with what was wrong. */
export function control(jira: FakeJira, describe: () => unknown) {
  return (ask: Ask): Answer => {
    if (ask.path !== '/__control') return json({ problem: 'Only /__control is here.' }, 404);
    const command = ask.method === 'GET' ? { do: 'describe' as const } : (jsonBody(ask) as Command | null);
    if (!command) return json({ problem: 'The body is not JSON.' }, 400);
    try {
      return json({ ok: true, ...done(jira, command, describe) });
    } catch (error) {
      return json({ problem: (error as Error).message }, 400);
    }
  };
}

function done(jira: FakeJira, command: Command, describe: () => unknown): object | void {
  switch (command.do) {
    case 'describe':
      return { fake: describe() };
    case 'fault': {
      const { site, fault, path, only, after, times } = command;
      const options = {
        ...(path ? { path } : {}),
        ...(only ? { only } : {}),
        ...(after ? { after } : {}),
        ...(times ? { times } : {}),
      };
      faultsOf(jira, site).on(fault, options);
      return;
    }
    case 'clear_faults':
      return faultsOf(jira, command.site).clear();
    case 'revoke_token':
      return tokenOf(jira, command.token).revoke();
    case 'expire_token':
      return tokenOf(jira, command.token).expire();
    case 'restore_token':
      return tokenOf(jira, command.token).restore();
    case 'change_account':
      return accountOf(jira, command).change(command.traits);
    case 'reset_wrong_passwords':
      return accountOf(jira, command).resetWrongPasswords();
    case 'change_site':
      return siteOf(jira, command.site).change(command.options);
    case 'asked':
      return { asked: jira.asked.filter(({ site }) => !command.site || site === command.site) };
    case 'sightings':
      return { sightings: jira.sightings(command.secret) };
    case 'forget':
      return jira.forget();
    default:
      throw new Error('That is no command. See control.ts.');
  }
}

function found<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw new Error(`There is no ${what}.`);
  return thing;
}

const siteOf = (jira: FakeJira, name: string): CloudSite | DataCenter =>
  found<CloudSite | DataCenter>(
    [...jira.clouds, ...jira.dataCenters].find((site) => site.name === name),
    `site ${name}`,
  );

const faultsOf = (jira: FakeJira, name: string) =>
  name === 'gateway' ? jira.gateway.faults : siteOf(jira, name).faults;

const accountOf = (jira: FakeJira, { site, account }: { site: string; account: string }) =>
  found(
    siteOf(jira, site).accounts.find(({ traits }) => [traits.name, traits.email].includes(account)),
    `account ${account}`,
  );

const tokenOf = (jira: FakeJira, text: string) =>
  found(
    [...jira.clouds, ...jira.dataCenters]
      .flatMap(({ accounts }) => accounts)
      .flatMap(({ tokens }) => tokens)
      .find((token) => token.text === text),
    'such token',
  );
