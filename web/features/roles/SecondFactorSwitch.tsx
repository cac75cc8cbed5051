import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Role } from '#contract/role.ts';
import { changeRole } from '#web/admin-api.ts';
import { May } from '#web/features/access/May.tsx';
import { Refused } from '#web/refused.tsx';
import { Switch } from '#web/ui/Switch.tsx';

type Props = { role: Role; describedBy: string };

/** On or off at once. Who may not change roles reads which it is. */
export function SecondFactorSwitch({ role: { id, name, needsSecondFactor }, describedBy }: Props) {
  const client = useQueryClient();
  const changing = useMutation({
    mutationFn: (needs: boolean) => changeRole(id, { needsSecondFactor: needs }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['roles'] }),
  });
  const shown = changing.isPending ? changing.variables : needsSecondFactor;
  return (
    <May do="roles.manage" otherwise={<span className="text-sm">{needsSecondFactor ? 'Yes' : 'No'}</span>}>
      <Switch
        label={`${name} needs a second factor`}
        describedBy={describedBy}
        checked={shown}
        disabled={changing.isPending}
        onChange={changing.mutate}
      />
      <Refused error={changing.error} title="Nothing was changed" />
    </May>
  );
}
