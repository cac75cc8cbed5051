import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { peopleQuery } from '#web/admin-api.ts';
import type { FieldError } from '#web/ui/Field.tsx';
import { Finder } from '#web/ui/Finder.tsx';
import { usePaused } from '#web/ui/use-paused.ts';

const PAUSE_MS = 150;
const SHOWN = 6;

type Person = { id: string; name: string; email: string };
type Props = {
  name: string;
  without: readonly string[];
  onPick: (person: Person) => void;
  error: FieldError | undefined;
};

/** Asked of the server, however many people there are. */
export function PersonSearch({ name, without, onPick, error }: Props) {
  const [typed, setTyped] = useState('');
  const search = usePaused(typed.trim(), PAUSE_MS);
  const { data, isFetching } = useQuery({
    ...peopleQuery({ search, status: 'active', limit: SHOWN }),
    enabled: search !== '',
  });
  const known = typed.trim() === '' ? [] : (data?.people ?? []);
  const found = known.filter(({ id }) => !without.includes(id));
  return (
    <Finder
      label="Add an owner"
      hint="People who are told first when something needs somebody."
      name={name}
      placeholder="Name or email"
      listLabel="People found"
      nothing="Nobody else is called that."
      typed={typed}
      onTyped={setTyped}
      found={found.map((person) => ({ id: person.id, name: person.name, about: person.email }))}
      isSearching={isFetching || search !== typed.trim()}
      onPick={(picked) => {
        const person = found.find(({ id }) => id === picked);
        if (person) onPick({ id: person.id, name: person.name, email: person.email });
      }}
      error={error}
    />
  );
}
