import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Settings } from '#contract/settings.ts';
import { OWNER } from '#people/role.ts';
import { changeSettings, peopleQuery, settingsQuery } from '#web/admin-api.ts';
import { usePermission } from '#web/features/access/use-permission.ts';
import { WhoCan } from '#web/features/access/WhoCan.tsx';
import { Refused } from '#web/refused.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Select } from '#web/ui/Select.tsx';

type Props = { settings: Settings; enabled: boolean };

/** Passwords and passkeys switched off for everybody but one owner, who is the way in when the provider is down. */
export function OnlyCard({ settings, enabled }: Props) {
  const only = settings.passwordSignIn === 'break_glass';
  const seesPeople = usePermission('people.read');
  const { data: owners } = useQuery({
    ...peopleQuery({ role: OWNER, status: 'active', limit: 200 }),
    enabled: seesPeople,
  });
  const [chosen, setChosen] = useState(settings.breakGlassPersonId);
  const person = chosen ?? owners?.people[0]?.id ?? null;
  const client = useQueryClient();
  const changing = useMutation({
    mutationFn: changeSettings,
    onSuccess: (saved) => client.setQueryData(settingsQuery.queryKey, saved),
  });
  return (
    <Card title="Only single sign-on">
      <div className="grid grid-cols-1 gap-4 p-4 sm:px-5">
        <p className="text-soft">
          {only
            ? 'On: passwords and passkeys let nobody in but the owner below.'
            : 'Switched on, passwords and passkeys let nobody in any more but one owner. That owner is the way in when the provider is down.'}
        </p>
        {seesPeople ? (
          <Select
            label="The owner who may still use a password or passkey"
            value={person ?? ''}
            onChange={setChosen}
            options={(owners?.people ?? []).map(({ id, name, email }) => ({
              value: id,
              label: `${name} (${email})`,
            }))}
          />
        ) : (
          <WhoCan do="people.read" />
        )}
        {!enabled && !only && (
          <p className="text-sm text-faint">
            Offer single sign-on on the sign-in page first, and see that it works.
          </p>
        )}
        <Refused error={changing.error} title="Nothing was changed" />
        <div className="flex flex-wrap justify-end gap-2">
          {only && person !== settings.breakGlassPersonId && (
            <Button onClick={() => changing.mutate({ breakGlassPersonId: person })} busy={changing.isPending}>
              Change the owner
            </Button>
          )}
          <Button
            disabled={!only && (!enabled || person === null)}
            busy={changing.isPending}
            onClick={() =>
              changing.mutate(
                only
                  ? { passwordSignIn: 'everyone' }
                  : { passwordSignIn: 'break_glass', breakGlassPersonId: person },
              )
            }
          >
            {only ? 'Let passwords in again' : 'Let in by single sign-on only'}
          </Button>
        </div>
      </div>
    </Card>
  );
}
