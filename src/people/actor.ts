import type { Permission } from './permission.ts';

type Signed = {
  /** The person, or the one who made the token. */
  personId: string;
  email: string;
  name: string;
  /** What they may do at this moment. */
  permissions: ReadonlySet<Permission>;
  /** The IP address they ask from, or null where none is known. */
  address: string | null;
};

/** Who asks for something. Every operation takes one. */
export type Actor =
  | (Signed & {
      kind: 'person';
      sessionId: string;
      /** A role of theirs asks for a second factor and there is none: `permissions` is empty until there is. */
      mustAddSecondFactor: boolean;
      /** They proved just now who they are, which changing one’s own credentials asks for. */
      isConfirmed: boolean;
    })
  | (Signed & { kind: 'token'; tokenId: string; tokenName: string })
  /** Nobody who is known: signing in, accepting an invitation. */
  | { kind: 'stranger'; address: string | null }
  /** OwlHub itself, or whoever holds its command line. */
  | { kind: 'system'; name: 'OwlHub' | 'Command line' };

/** OwlHub itself. */
export const OWLHUB: Actor = { kind: 'system', name: 'OwlHub' };
export const COMMAND_LINE: Actor = { kind: 'system', name: 'Command line' };
