import { Plus, X } from 'lucide-react';
import type { Role } from '#contract/role.ts';
import { smallest } from '#web/features/access/smallest.ts';
import { errorOf } from '#web/refused.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Select } from '#web/ui/Select.tsx';
import { SmallSelect } from '#web/ui/SmallSelect.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import type { ProviderValues, SetValue } from './provider-values.ts';

type Props = { values: ProviderValues; set: SetValue; roles: readonly Role[]; error: Error | null };
const NOBODY = '';

/** Which group of the provider becomes which role here. */
export function GroupRoles({ values: { groups, groupsClaim, defaultRole }, set, roles, error }: Props) {
  const options = roles.map(({ id, name, grantable }) => ({
    value: id,
    label: grantable ? name : `${name} (has rights that you lack)`,
  }));
  const change = (index: number, part: Partial<ProviderValues['groups'][number]>) =>
    set(
      'groups',
      groups.map((group, at) => (at === index ? { ...group, ...part } : group)),
    );
  const problem = errorOf(error, 'groups');
  return (
    <>
      <fieldset data-refused={problem ? '' : undefined} className="grid grid-cols-1 gap-2">
        <legend className="mb-1 font-medium">Groups become roles</legend>
        <p className="text-sm text-faint">
          At each sign-in somebody gets exactly the roles of their groups. As long as no group is here, people
          keep the roles they have.
        </p>
        {groups.map(({ group, role }, index) => (
          <div
            key={index}
            className="grid grid-cols-[minmax(0,1fr)_2.25rem] gap-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_2.25rem]"
          >
            <input
              aria-label={`Group ${index + 1}`}
              placeholder="Group at the provider"
              value={group}
              onChange={(event) => change(index, { group: event.target.value })}
              autoComplete="off"
              spellCheck={false}
              className="h-9 min-w-0 rounded-md border border-line-strong bg-surface px-3 placeholder:text-faint max-sm:col-span-2"
            />
            <SmallSelect
              label={`Role of group ${index + 1}`}
              value={role}
              options={options}
              onChange={(picked) => change(index, { role: picked })}
            />
            <Button
              look="quiet"
              aria-label={`Remove group ${index + 1}`}
              className="w-9 px-0!"
              onClick={() => set('groups', groups.toSpliced(index, 1))}
              icon={<X aria-hidden className="size-4" />}
            />
          </div>
        ))}
        {problem && (
          <p role="alert" className="text-sm text-bad">
            {problem.message} {problem.fix}
          </p>
        )}
        <Button
          className="justify-self-start"
          onClick={() => set('groups', [...groups, { group: '', role: smallest(roles)?.id ?? '' }])}
          icon={<Plus aria-hidden className="size-4" />}
        >
          Add a group
        </Button>
      </fieldset>
      {groups.length > 0 && (
        <TextField
          label="Claim that holds the groups"
          value={groupsClaim}
          onChange={(event) => set('groupsClaim', event.target.value)}
          autoComplete="off"
          spellCheck={false}
          hint="Run the test to see the claims that the provider sends."
          error={errorOf(error, 'groupsClaim')}
        />
      )}
      <Select
        label={groups.length > 0 ? 'People without one of these groups' : 'New people'}
        value={defaultRole ?? NOBODY}
        onChange={(picked) => set('defaultRole', picked === NOBODY ? null : picked)}
        options={[
          { value: NOBODY, label: 'Are not let in' },
          ...options.map(({ value, label }) => ({ value, label: `Get the role ${label}` })),
        ]}
        error={errorOf(error, 'defaultRole')}
      />
    </>
  );
}
