/** What was chosen about the OpenID Connect provider, besides who it is and its client. */
export type ProviderChoices = {
  /** As the button says: “Sign in with …”. */
  name: string;
  /** Whether the sign-in page offers it. */
  enabled: boolean;
  /** Asked for besides `openid`. */
  scopes: string;
  /** Who signs in for the first time gets an account. */
  createsAccounts: boolean;
  /** The provider asks for a second factor itself, so OwlHub does not. */
  asksSecondFactor: boolean;
  groupsClaim: string;
  /** With at least one line the provider decides about everybody’s roles, at every sign-in. */
  groups: readonly { group: string; role: string }[];
  /** For people without a mapped group; null lets them not in. */
  defaultRole: string | null;
};

/** What a provider said about whoever signed in, read. */
export type ProvidedPerson = {
  email: string | null;
  isEmailVerified: boolean;
  name: string | null;
  /** null where the claim is not there. */
  groups: readonly string[] | null;
  /** There are more groups than the provider puts into a token, so it puts none. */
  hasTooManyGroups: boolean;
  hasSecondFactor: boolean;
  /** The names of all that it said. */
  claims: readonly string[];
};

type Claims = Readonly<Record<string, unknown>>;

/** Ways of signing in that are, or contain, a second factor, as RFC 8176 names them. */
const SECOND_FACTORS = new Set(['mfa', 'otp', 'hwk', 'swk', 'sc', 'sms', 'tel']);

export function readPerson(
  claims: Claims,
  { groupsClaim }: Pick<ProviderChoices, 'groupsClaim'>,
): ProvidedPerson {
  const methods = listOf(claims['amr']) ?? [];
  return {
    email: textOf(claims['email']),
    isEmailVerified: isYes(claims['email_verified']) || isYes(claims['xms_edov']),
    name: nameOf(claims),
    groups: groupsClaim === '' ? null : listOf(claimAt(claims, groupsClaim)),
    hasTooManyGroups: isOverage(claims, groupsClaim),
    hasSecondFactor: methods.some((method) => SECOND_FACTORS.has(method)),
    claims: Object.keys(claims),
  };
}

/** The roles that the provider decides on, or null where it decides on none: then everybody keeps what they have. */
export function rolesByGroups(
  { groups, defaultRole }: Pick<ProviderChoices, 'groups' | 'defaultRole'>,
  theirs: readonly string[],
): readonly string[] | null {
  if (groups.length === 0) return null;
  const mapped = new Set(groups.filter(({ group }) => theirs.includes(group)).map(({ role }) => role));
  if (mapped.size > 0) return [...mapped];
  return defaultRole === null ? [] : [defaultRole];
}

/** Some providers, and Entra ID among them, write booleans as texts or numbers. */
const isYes = (value: unknown) => value === true || value === 'true' || value === 1 || value === '1';

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const LONGEST_NAME = 100;

function nameOf(claims: Claims): string | null {
  const parts = [textOf(claims['given_name']), textOf(claims['family_name'])].filter((part) => part !== null);
  const name = textOf(claims['name']) ?? (parts.length > 0 ? parts.join(' ') : null);
  return textOf(name?.replaceAll(UNSEEN, '').slice(0, LONGEST_NAME));
}

/** A claim by its name, or by a path such as `realm_access.roles`; a name with dots in it comes first. */
function claimAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name.split('.').reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was looked whether the key is there
          (value as Record<string, unknown>)[key]
        : undefined,
    claims,
  );
}

/** One group may come as a text; ids may be numbers. Anything else is no group. */
function listOf(value: unknown): string[] | null {
  if (value === undefined || value === null) return null;
  return [value]
    .flat()
    .filter((entry): entry is string | number => typeof entry === 'string' || typeof entry === 'number')
    .map(String);
}

/**
 * Entra ID leaves the groups out where a person is in more than 200 and names an address to ask instead.
 * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference#groups-overage-claim
 */
function isOverage(claims: Claims, groupsClaim: string): boolean {
  const names = claims['_claim_names'];
  const isElsewhere =
    typeof names === 'object' && names !== null && Object.hasOwn(names, groupsClaim || 'groups');
  return isElsewhere || isYes(claims['hasgroups']);
}
