import { useState } from 'react';
import type { NewApiToken } from '#contract/api-token.ts';
import type { Role } from '#contract/role.ts';
import type { Permission } from '#people/permission.ts';
import { PermissionChoice } from '#web/features/access/PermissionChoice.tsx';
import { smallest } from '#web/features/access/smallest.ts';
import { errorOf, Refused } from '#web/refused.tsx';
import { Actions } from '#web/ui/Actions.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Check } from '#web/ui/Check.tsx';
import { Select } from '#web/ui/Select.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import { useFocusRefused } from '#web/ui/use-focus-refused.ts';
import { DAYS } from './token-words.ts';

type Props = {
  roles: readonly Pick<Role, 'id' | 'name' | 'about' | 'permissions'>[];
  busy: boolean;
  error: Error | null;
  onMake: (token: NewApiToken) => void;
  onClose: () => void;
};

export function TokenForm({ roles, busy, error, onMake, onClose }: Props) {
  const [name, setName] = useState('');
  const [by, setBy] = useState<'rights' | 'role'>('rights');
  const [role, setRole] = useState(smallest(roles)?.id ?? '');
  const [rights, setRights] = useState<readonly Permission[]>([]);
  const [days, setDays] = useState(String(DAYS[0]));
  const form = useFocusRefused(error);
  const given = by === 'role' ? { role } : { permissions: [...rights] };
  return (
    <form
      ref={form}
      noValidate
      className="grid grid-cols-1 gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onMake({ name: name.trim(), days: Number(days), ...given });
      }}
    >
      <TextField
        label="Name"
        hint="What will use it, such as “Nightly report”."
        value={name}
        onChange={(event) => setName(event.target.value)}
        autoComplete="off"
        maxLength={100}
        error={errorOf(error, 'name')}
      />
      <Select
        label="Works for"
        value={days}
        onChange={setDays}
        options={DAYS.toSorted((a, b) => a - b).map((count) => ({
          value: String(count),
          label: count === 365 ? '1 year' : `${count} days`,
        }))}
        error={errorOf(error, 'days')}
      />
      <fieldset className="grid gap-2.5">
        <legend className="mb-2 font-medium">What it may do</legend>
        <Check
          kind="radio"
          name="by"
          label="Chosen rights"
          about="Never more than you have, also when you lose some later."
          checked={by === 'rights'}
          onChange={() => setBy('rights')}
        />
        {roles.length > 0 && (
          <Check
            kind="radio"
            name="by"
            label="What a role allows"
            about="It changes with the role, up to what you have yourself."
            checked={by === 'role'}
            onChange={() => setBy('role')}
          />
        )}
      </fieldset>
      {by === 'role' ? (
        <Select
          label="Role"
          value={role}
          onChange={setRole}
          options={roles.map(({ id, name: label }) => ({ value: id, label }))}
          hint={roles.find(({ id }) => id === role)?.about}
          error={errorOf(error, 'role')}
        />
      ) : (
        <PermissionChoice
          legend="Rights"
          chosen={rights}
          onChange={setRights}
          error={errorOf(error, 'permissions')}
        />
      )}
      <Refused
        error={error}
        title="No token was made"
        fields={['name', 'days', by === 'role' ? 'role' : 'permissions']}
      />
      <Actions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" busy={busy}>
          Make token
        </Button>
      </Actions>
    </form>
  );
}
