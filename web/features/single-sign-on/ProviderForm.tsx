import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Role } from '#contract/role.ts';
import type { ProviderState } from '#contract/settings.ts';
import { providerQuery, saveProvider } from '#web/admin-api.ts';
import { WhoCan } from '#web/features/access/WhoCan.tsx';
import { Refused } from '#web/refused.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { ConnectionFields } from './ConnectionFields.tsx';
import { useFocusRefused } from '#web/ui/use-focus-refused.ts';
import { CopyAddress } from './CopyAddress.tsx';
import { GroupRoles } from './GroupRoles.tsx';
import { type SetValue, valuesOf } from './provider-values.ts';
import { Switches } from './Switches.tsx';

type Props = {
  state: ProviderState;
  roles: readonly Role[] | undefined;
  onChanged: (unsaved: boolean) => void;
};
const FIELDS = [
  'name',
  'issuer',
  'clientId',
  'clientSecret',
  'scopes',
  'groups',
  'groupsClaim',
  'defaultRole',
];
const BODY = 'grid grid-cols-1 gap-4 p-4 sm:px-5';

export function ProviderForm({ state: { provider, redirectUri, signedOutUri }, roles, onChanged }: Props) {
  const [values, setValues] = useState(() => valuesOf(provider));
  const [secret, setSecret] = useState('');
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: () => saveProvider({ ...values, ...(secret !== '' && { clientSecret: secret }) }),
    onSuccess: (saved) => {
      setSecret('');
      onChanged(false);
      client.setQueryData(providerQuery.queryKey, saved);
      if (saved.provider) setValues(valuesOf(saved.provider));
    },
  });
  const set: SetValue = (name, value) => {
    setValues((before) => ({ ...before, [name]: value }));
    onChanged(true);
  };
  const error = saving.error;
  const form = useFocusRefused(error);
  return (
    <form
      ref={form}
      noValidate
      aria-label="Single sign-on"
      className="grid grid-cols-1 gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving.isPending) saving.mutate();
      }}
    >
      <Card title="At the provider">
        <div className={BODY}>
          <CopyAddress
            title="Redirect address"
            about="Register OwlHub there as a web application with this address."
            address={redirectUri}
          />
          <CopyAddress
            title="Address after signing out"
            about="Where the provider asks for one."
            address={signedOutUri}
          />
        </div>
      </Card>
      <Card title="Provider">
        <div className={BODY}>
          <ConnectionFields
            values={values}
            set={set}
            secret={secret}
            setSecret={(typed) => {
              setSecret(typed);
              onChanged(true);
            }}
            stored={provider?.secret}
            error={error}
          />
        </div>
      </Card>
      <Card title="Who comes in, and as what">
        <div className={BODY}>
          <Switches values={values} set={set} />
          {roles ? (
            <GroupRoles values={values} set={set} roles={roles} error={error} />
          ) : (
            <WhoCan do="people.read" />
          )}
          <Refused error={error} title="Nothing was saved" fields={FIELDS} />
          <div className="flex items-center justify-end gap-3 border-t pt-4">
            <p role="status" className="text-sm text-good">
              {saving.isSuccess && 'Saved'}
            </p>
            <Button type="submit" look="primary" busy={saving.isPending}>
              Save
            </Button>
          </div>
        </div>
      </Card>
    </form>
  );
}
