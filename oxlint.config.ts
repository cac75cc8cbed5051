import { defineConfig } from 'oxlint';

/** The rooms, from the ground floor up, and whose work each may use. This table is the architecture. */
const MAY_USE = {
  kernel: [],
  integrations: ['kernel'],
  people: ['kernel'],
  notifications: ['kernel', 'integrations'],
  contract: ['kernel', 'integrations', 'people', 'notifications'],
  secrets: ['kernel'],
  connectors: ['kernel', 'integrations', 'secrets'],
  identity: ['kernel', 'integrations', 'people', 'secrets', 'connectors'],
  mail: ['kernel', 'integrations', 'notifications', 'secrets', 'connectors'],
  channels: ['kernel', 'integrations', 'notifications', 'secrets', 'connectors', 'mail'],
  database: ['kernel'],
  store: ['kernel', 'integrations', 'notifications', 'people', 'secrets'],
  operations: ['kernel', 'integrations', 'people', 'notifications', 'contract'],
  server: ['kernel', 'contract', 'people', 'secrets', 'operations'],
  worker: ['kernel', 'operations'],
  cli: ['kernel', 'integrations', 'people', 'contract', 'secrets', 'operations', 'connectors'],
  web: ['kernel', 'integrations', 'people', 'notifications', 'contract'],
} satisfies Record<string, string[]>;

type Room = keyof typeof MAY_USE;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a literal are its keys
const rooms = Object.keys(MAY_USE) as Room[];
const pure = new Set<Room>(['kernel', 'integrations', 'people', 'notifications', 'contract']);
/** Besides the vault's own room: the files that put a token on a header or in the answer that shows it, that post to a secret address or sign, and that take one apart as it was typed. */
const READS_SECRETS = {
  'src/connectors/jira/auth.ts': 'connectors',
  'src/connectors/jira/read.ts': 'connectors',
  'src/server/shown-once.ts': 'server',
  'src/channels/post.ts': 'channels',
  'src/channels/read-target.ts': 'channels',
  'src/channels/signing.ts': 'channels',
  'src/cli/ask-owlhub.ts': 'cli',
  'src/identity/provider/client-auth.ts': 'identity',
  'src/identity/totp.ts': 'identity',
  'src/mail/letters.ts': 'mail',
  'src/mail/mailer.ts': 'mail',
  'src/mail/problem.ts': 'mail',
} satisfies Record<string, Room>;

const closedDoors = (room: Room, readsSecrets = room === 'secrets') => [
  { group: ['../**'], message: 'Use ./ inside your folder and #room/ everywhere else.' },
  ...rooms
    .filter((other) => other !== room && !(MAY_USE[room] as string[]).includes(other))
    .map((other) => ({
      group: [`#${other}/**`],
      allowTypeImports: room === 'operations',
      message: `${room}/ may not use ${other}/. See docs/house.md.`,
    })),
  ...(pure.has(room) ? [{ group: ['node:*'], message: `${room}/ is pure: hand it what it needs.` }] : []),
  ...(readsSecrets
    ? []
    : [
        {
          group: ['#secrets/reveal.ts', '#secrets/secret-text.ts', '#secrets/vault.ts'],
          allowTypeImports: true,
          message: 'Only the files in READS_SECRETS read a secret; only src/context.ts opens the vault.',
        },
      ]),
];

export default defineConfig({
  plugins: ['eslint', 'typescript', 'unicorn', 'import', 'node', 'oxc', 'react'],
  categories: { correctness: 'error', suspicious: 'error' },
  rules: {
    'import/no-cycle': 'error',
    'no-console': 'error',
    'node/no-process-env': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/consistent-return': 'off',
    'react/react-in-jsx-scope': 'off',
    // Fastify's handlers are async; the rule is about Express.
    'oxc/no-async-endpoint-handlers': 'off',
  },
  overrides: [
    ...rooms.map((room) => ({
      files: [room === 'web' ? 'web/**/*.{ts,tsx}' : `src/${room}/**/*.ts`],
      excludeFiles: ['**/*.test.{ts,tsx}'],
      rules: { 'no-restricted-imports': ['error', { patterns: closedDoors(room) }] },
    })),
    ...Object.entries(READS_SECRETS).map(([file, room]) => ({
      files: [file],
      rules: { 'no-restricted-imports': ['error', { patterns: closedDoors(room, true) }] },
    })),
    {
      // Scripts speak to the person who runs them.
      files: ['scripts/**', 'bin/**', 'bench/**'],
      rules: { 'no-console': 'off', 'node/no-process-env': 'off' },
    },
    {
      files: ['**/*.test.{ts,tsx}', 'test/**', 'fake-jira/**', 'bench/**'],
      rules: {
        'typescript/no-unsafe-type-assertion': 'off',
        'typescript/restrict-template-expressions': 'off',
      },
    },
  ],
});
