/** Every table. A change here wants a migration beside it: `drizzle-kit generate`. */
export * from './schema-audit.ts';
export * from './schema-channels.ts';
export * from './schema-house.ts';
export * from './schema-integrations.ts';
export * from './schema-people.ts';
export * from './schema-sign-in.ts';
