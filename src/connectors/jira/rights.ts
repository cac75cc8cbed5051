import type { CredentialKind, Failure } from '#integrations/failure.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Note } from '#connectors/ladder.ts';
import type { Answer } from '#connectors/network/line.ts';
import { MyPermissions, type Myself, PATHS, ProjectList, ProjectPage } from './endpoints.ts';
import { identify, idOf, namesScope, type Shown, troubleBehindToken } from './identity.ts';
import { keysOf, signOfBeingIgnored, told } from './signs.ts';
import { pathOf, read, type Send } from './transport.ts';

export type Rights = { administrator: boolean };

type Asking = { send: Send; me: Myself; kind: CredentialKind; shown: Shown; note: Note };

/** May the account browse at least one project, and is it an administrator? */
export async function readRights(asking: Asking): Promise<Result<Rights, Failure>> {
  const { send, shown, note } = asking;
  const path = PATHS.myPermissions[shown.edition];
  const answer = await send(path);
  if (!answer.ok) return answer;
  note(pathOf(path), told(answer.value));

  const refusal = refusalIn(answer.value, asking, pathOf(path));
  if (refusal) return fail(refusal);
  const said = read(answer.value, path, MyPermissions);
  if (!said.ok) return said;

  const { BROWSE_PROJECTS, BROWSE, ADMINISTER, SYSTEM_ADMIN } = said.value.permissions;
  const browses = (BROWSE_PROJECTS ?? BROWSE)?.havePermission ?? (await seesAnyProject(asking));
  if (typeof browses === 'object') return fail(browses);
  const administrator = [ADMINISTER, SYSTEM_ADMIN].some((right) => right?.havePermission);
  note('Browse projects', browses ? 'yes' : 'no');
  note('Administer Jira', administrator ? 'yes' : 'no');
  if (browses) return ok({ administrator });

  // The same answer comes where the credential was ignored meanwhile; only the identity endpoint can tell.
  const stillKnown = await send(PATHS.myself[shown.edition]);
  if (!stillKnown.ok) return stillKnown;
  const again = identify(stillKnown.value, shown, new Date());
  if (again.is === 'failed') return fail(again.failure);
  if (again.is === 'rejected') {
    return fail({ reason: 'credential_rejected', tried: [asking.kind], gatewayUnreachable: false });
  }
  return fail({ reason: 'permission_missing', permissions: ['BROWSE_PROJECTS'] });
}

function refusalIn(answer: Answer, { shown, me }: Asking, at: string): Failure | null {
  if (answer.status === 401) {
    if (shown.gateway && namesScope(answer)) return { reason: 'scope_missing', scopes: ['read:jira-work'] };
    return {
      reason: 'credential_ignored',
      at,
      sign: 'it asked for a login although it had just named the account',
    };
  }
  const trouble = troubleBehindToken(answer, { ...shown, url: new URL(at, shown.url) }, new Date());
  if (trouble) return trouble;
  const sign = signOfBeingIgnored(answer) ?? signOfAnother(answer, me);
  if (sign) return { reason: 'credential_ignored', at, sign };
  if (answer.status !== 403) return null;
  // Only Jira's own envelope is a word about the account; a firewall's refusal is not.
  return keysOf(answer).has('errorMessages')
    ? { reason: 'permission_missing', permissions: ['BROWSE_PROJECTS'] }
    : { reason: 'answer_unexpected', at, problem: keysOf(answer).size > 0 ? 'not_the_shape' : 'not_json' };
}

/** Data Center names the account on every answer; one made for somebody else came from a cache or a proxy. */
function signOfAnother({ headers }: Answer, me: Myself): string | null {
  const named = decoded(headers['x-ausername'] ?? '');
  const isOther = named !== '' && !!me.name && named.toLowerCase() !== me.name.toLowerCase();
  const account = decoded(headers['x-aaccountid'] ?? '');
  const isOtherAccount = account !== '' && !!me.accountId && account !== me.accountId;
  return isOther || isOtherAccount ? `it was made for ${named || account}, not for ${idOf(me)}` : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** For a Jira whose permissions do not name the key. A list too long to read is a yes. */
async function seesAnyProject({ send, shown }: Asking): Promise<boolean | Failure> {
  const path = PATHS.anyProject[shown.edition];
  const answer = await send(path);
  if (!answer.ok) {
    const isLong = answer.failure.reason === 'answer_unexpected' && answer.failure.problem === 'too_large';
    return isLong ? true : answer.failure;
  }
  const sign = signOfBeingIgnored(answer.value);
  if (sign) return { reason: 'credential_ignored', at: pathOf(path), sign };
  const page = read(answer.value, path, ProjectPage);
  if (page.ok) return page.value.values.length > 0 || (page.value.total ?? 0) > 0;
  const list = read(answer.value, path, ProjectList);
  return list.ok ? list.value.length > 0 : list.failure;
}
