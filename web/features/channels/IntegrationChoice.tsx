import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { integrationQuery, integrationsQuery } from '#web/api.ts';
import { usePermission } from '#web/features/access/use-permission.ts';
import { WhoCan } from '#web/features/access/WhoCan.tsx';
import { Chip } from '#web/ui/Chip.tsx';
import type { FieldError } from '#web/ui/Field.tsx';
import { Finder } from '#web/ui/Finder.tsx';
import { usePaused } from '#web/ui/use-paused.ts';
import { addressOf } from '#web/words.ts';
import { useNames } from './use-names.ts';

const PAUSE_MS = 150;
const SHOWN = 6;

type Props = {
  ids: readonly string[];
  onChange: (ids: readonly string[]) => void;
  error: FieldError | undefined;
};

/** The integrations that a channel is told of. Asked of the server, however many there are. */
export function IntegrationChoice({ ids, onChange, error }: Props) {
  const mayRead = usePermission('integrations.read');
  const { named, more } = useNames(ids);
  return (
    <div className="grid grid-cols-1 gap-3 rounded-md border p-4">
      {ids.length > 0 && (
        <ul aria-label="Chosen integrations" className="flex flex-wrap gap-1.5">
          {named.map(({ id, name }) => (
            <Chip key={id} name={name} onRemove={() => onChange(ids.filter((each) => each !== id))} />
          ))}
          {more > 0 && <Chip name={named.length > 0 ? `and ${more} more` : `${more} integrations`} />}
        </ul>
      )}
      {mayRead ? (
        <Search without={ids} onPick={(id) => onChange([...ids, id])} error={error} />
      ) : (
        <WhoCan do="integrations.read" />
      )}
    </div>
  );
}

type SearchProps = { without: readonly string[]; onPick: (id: string) => void } & Pick<Props, 'error'>;

function Search({ without, onPick, error }: SearchProps) {
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const search = usePaused(typed.trim(), PAUSE_MS);
  const { data, isFetching } = useQuery({
    ...integrationsQuery({ search, limit: SHOWN }),
    enabled: search !== '',
  });
  const known = typed.trim() === '' ? [] : (data?.integrations ?? []);
  const found = known.filter(({ id }) => !without.includes(id));
  return (
    <Finder
      label="Add an integration"
      hint="What is about none of them, such as a channel that was switched off, is not told then."
      placeholder="Name"
      listLabel="Integrations found"
      nothing="No other integration is called that."
      typed={typed}
      onTyped={setTyped}
      found={found.map((integration) => ({
        id: integration.id,
        name: integration.name,
        about: addressOf(integration),
      }))}
      isSearching={isFetching || search !== typed.trim()}
      onPick={(id) => {
        client.setQueryData(
          integrationQuery(id).queryKey,
          found.find((integration) => integration.id === id),
        );
        onPick(id);
      }}
      error={error}
    />
  );
}
