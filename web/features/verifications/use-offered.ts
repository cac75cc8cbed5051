import { useSuspenseQuery } from '@tanstack/react-query';
import type { Action } from '#contract/verdict.ts';
import type { Permission } from '#people/permission.ts';
import { sessionQuery } from '#web/api.ts';

const NEEDS: Record<Action['kind'], Permission | null> = {
  open_link: null,
  copy_message: null,
  edit_address: 'integrations.edit',
  edit_account: 'integrations.edit',
  add_certificate: 'integrations.edit',
  replace_token: 'credentials.replace',
  verify_now: 'integrations.verify',
};

/** The steps that whoever looks at an integration may take, and the rights that the others would need. */
export function useOffered(actions: readonly Action[]) {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const isOpen = ({ kind }: Action) => {
    const needs = NEEDS[kind];
    return needs === null || session.permissions.includes(needs);
  };
  const closed = actions.filter((action) => !isOpen(action));
  const missing = [...new Set(closed.flatMap(({ kind }) => NEEDS[kind] ?? []))];
  return { offered: actions.filter(isOpen), missing };
}
