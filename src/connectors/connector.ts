import type { Advice, AdviceContext } from '#integrations/advice.ts';
import type { Failure } from '#integrations/failure.ts';
import type { Standing } from '#integrations/standing.ts';
import type { Learned, Proof, Rung, Verdict } from '#integrations/verdict.ts';
import type { Result } from '#kernel/result.ts';
import type { Secret } from '#secrets/secret.ts';

/** What a person gave us to connect with. */
export type Connection = {
  siteUrl: string;
  /** The Atlassian account's email, or a Data Center user name when `accessToken` is a password. */
  account: string | null;
  accessToken: Secret;
  /** PEM certificates of a private authority, for this site only. */
  ca: string | null;
  /** A second credential, which only tells when the first one ends. Jira Cloud only. */
  organization: { id: string; key: Secret } | null;
};

/** As it was typed: the two parts of an organisation may come apart. */
export type TypedConnection = Omit<Connection, 'organization'> & {
  organizationId: string | null;
  organizationKey: Secret | null;
};

/** One field of the form, as the pages and the API's `GET /api/connectors` show it. */
export type Field = {
  name: 'name' | 'siteUrl' | 'account' | 'accessToken' | 'ca' | 'organizationId' | 'organizationKey';
  label: string;
  hint: string;
  placeholder: string;
  kind: 'text' | 'url' | 'email' | 'secret' | 'pem';
  required: boolean;
  secret: boolean;
  maxLength: number;
  /** Folded away until asked for. */
  advanced: boolean;
  helpUrl: string | null;
};

export type VerifyOptions = {
  /** What an earlier verification learned, so that a healthy one need not probe again. */
  known: Learned | null;
  /** Called as each rung is decided, with all rungs so far. */
  onRung?: (rungs: readonly Rung[]) => void;
  /** Ends the climb early, for example because the process stops. */
  signal?: AbortSignal;
};

/** What the rest of OwlHub knows about a product that can be connected. */
export type Connector = {
  type: 'jira';
  title: string;
  description: string;
  guidePath: string;
  fields: readonly Field[];
  ladder: readonly { id: string; question: string }[];
  /**
   * Tidies what was typed without asking anybody: splits `email:token`, trims, finds the site in a deep link.
   * Fails with the field at fault and a failure that names the fix.
   */
  read: (typed: TypedConnection) => Result<Connection, { field: Field['name']; failure: Failure }>;
  /** Climbs the ladder once. Never throws for anything the other side does; takes at most 20 s. */
  verify: (connection: Connection, options: VerifyOptions) => Promise<Verdict>;
  advise: (failure: Failure, context: AdviceContext) => Advice;
  /** What is known about the version that was proven. Asks nobody. */
  standing: (proof: Proof) => Standing;
};
