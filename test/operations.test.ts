import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Actor } from '#people/actor.ts';

const ROOT = path.resolve(import.meta.dirname, '..', 'src');
const filesOf = (room: string) =>
  readdirSync(path.join(ROOT, room))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => ({ file: `${room}/${name}`, text: readFileSync(path.join(ROOT, room, name), 'utf8') }));

/** What asks for no right, and why. */
const WITHOUT_RIGHT: Record<string, string> = {
  acceptInvitation: 'the link says who may',
  openInvitation: 'the link says who may',
  signIn: 'before it nobody is known',
  signInByPasskey: 'before it nobody is known',
  askForPasskey: 'before it nobody is known',
  enterSecondFactor: 'the step says who may',
  showSignIn: 'says how one can come in, and nothing about anybody',
  askForReset: 'answers the same whoever asks',
  openReset: 'the link says who may',
  useReset: 'the link says who may',
  beginProviderSignIn: 'before it nobody is known',
  finishProviderSignIn: 'the provider says who it is',
  tellRefusal: 'writes down what was decided elsewhere',
  followEvents: 'each event is judged as it comes',
  listPermissions: 'says of each right whether whoever asks has it',
};

/** Parts of operations: whoever calls them has asked, and no door does. */
const PARTS: Record<string, string> = {
  isTooOften: 'beginProviderSignIn, finishProviderSignIn',
  endProviderTest: 'finishProviderSignIn',
  personFor: 'changePerson, showPerson',
  resetOf: 'openReset, useReset',
  refuseReset: 'useReset',
  invitationOf: 'openInvitation, acceptInvitation',
  refuseInvitation: 'openInvitation, acceptInvitation',
  findWaiting: 'enterSecondFactor, showSignIn',
  tellSecondFailure: 'enterSecondFactor',
  tryChannel: 'testChannel, testTypedChannel, tryBeforeSaving',
  tryBeforeSaving: 'createChannel, changeChannel',
};

/** Functions that a door calls without an actor. */
const WITHOUT_ACTOR: Record<string, string> = {
  isSetUpNeeded: 'says only whether there is an owner',
  setUp: 'the link says who may',
  createSetUpLink: 'for the terminal of whoever starts OwlHub',
  ensureOwner: 'for the settings of whoever starts OwlHub',
  findSession: 'finds the actor',
  findApiToken: 'finds the actor',
  useApiToken: 'finds the actor',
  listReasons: 'a list that is the same for everybody',
  listNotificationTypes: 'a list that is the same for everybody',
  isForTheLog: 'decides nothing about anybody',
  describeError: 'decides nothing about anybody',
  renderPasskey: 'decides nothing about anybody',
  rotateKeys: 'for whoever holds the command line',
  forgetKey: 'for whoever holds the command line',
};

const EXPORTED = /^export (?:async )?function (\w+)(?:<[^>]*>)?\(\s*([^)]*)/gm;
const exported = filesOf('operations').flatMap(({ file, text }) =>
  [...text.matchAll(EXPORTED)].map(([, name = '', parameters = '']) => ({ file, name, parameters })),
);
const withActor = exported.filter(({ parameters }) =>
  /^(?!store\b)(?:\w+|\{[^}]*\}): [^,<]*(?:<[^>]*>)?,\s*\w+: Actor\b/.test(parameters),
);

const touched = () => {
  throw new Error('It touched the context before it asked.');
};
const untouchable = new Proxy({}, { get: () => new Proxy(touched, { get: touched, apply: touched }) });
const STRANGER: Actor = { kind: 'stranger', address: null };
const POWERLESS: Actor = {
  kind: 'token',
  tokenId: 't1',
  tokenName: 'Powerless',
  personId: 'p1',
  email: 'ada@example.com',
  name: 'Ada',
  permissions: new Set(),
  address: null,
};

const asking = withActor.filter(({ name }) => !(name in WITHOUT_RIGHT) && !(name in PARTS));

test.each(asking)('$name refuses who may not before it touches anything', async ({ file, name }) => {
  const operations = (await import(path.join(ROOT, file))) as Record<
    string,
    (...given: unknown[]) => unknown
  >;
  const ask = async (actor: Actor) => operations[name]?.(untouchable, actor, {}, {}, {});
  for (const actor of [STRANGER, POWERLESS]) {
    await expect(ask(actor)).rejects.toMatchObject({
      name: 'Refusal',
      code: expect.stringMatching(/not_signed_in|not_allowed/),
    });
  }
});

test('the tables name what is there, and nothing that is gone', () => {
  expect(asking.length).toBeGreaterThan(40);
  const names = withActor.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining([...Object.keys(WITHOUT_RIGHT), ...Object.keys(PARTS)]));
});

test('a door calls nothing without an actor but what the table names', () => {
  const called = filesOf('server').flatMap(({ text }) =>
    [...text.matchAll(/^import \{([^}]*)\} from '#operations\//gm)].flatMap(([, names = '']) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !name.startsWith('type ')),
    ),
  );
  const known = new Set(withActor.map(({ name }) => name));
  const unasked = [...new Set(called)].filter(
    (name) => name in PARTS || (!known.has(name) && !(name in WITHOUT_ACTOR)),
  );
  expect(called.length).toBeGreaterThan(50);
  expect(unasked).toEqual([]);
});
