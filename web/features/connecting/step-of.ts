import type { Integration, IntegrationChange } from '#contract/integration.ts';
import type { Action } from '#contract/verdict.ts';
import type { Change } from './ChangeDialog.tsx';

type EditAction = Exclude<Action, { kind: 'open_link' | 'copy_message' | 'verify_now' }>;
type Step = { change: IntegrationChange } | { dialog: Change };

/**
 * What an advice’s button does: a change that is certain at once, else the one question that is open. An address on
 * another host is only filled in, because the token would go there. Pure.
 */
export function stepOf(action: EditAction, { siteUrl }: Pick<Integration, 'siteUrl'>): Step {
  switch (action.kind) {
    case 'edit_address': {
      const { value, label } = action;
      if (value !== null && hostOf(value) === hostOf(siteUrl ?? '')) return { change: { siteUrl: value } };
      return {
        dialog: { title: label, fields: ['siteUrl'], ...(value && { filledIn: { siteUrl: value } }) },
      };
    }
    case 'edit_account':
      return {
        dialog: {
          title: action.label,
          fields: ['account'],
          ...(action.value !== null && { filledIn: { account: action.value } }),
        },
      };
    case 'replace_token':
      return { dialog: replaceToken(siteUrl) };
    case 'add_certificate':
      return { dialog: { title: action.label, fields: ['ca'] } };
  }
}

/** Where the record cannot be read any more all that was sealed in it is asked for. Pure. */
export const replaceToken = (siteUrl: string | null): Change => ({
  title: 'Replace token',
  fields: siteUrl === null ? ['siteUrl', 'account', 'accessToken'] : ['account', 'accessToken'],
  also: 'end',
});

const hostOf = (address: string) => URL.parse(address)?.host ?? null;
