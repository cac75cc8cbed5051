import { useQuery } from '@tanstack/react-query';
import { integrationsQuery } from '#web/api.ts';
import { usePaused } from '#web/ui/use-paused.ts';
import type { Named } from './commands.ts';
import { nameAsked } from './name-asked.ts';

const PAUSE_MS = 150;
const SHOWN = 20;

type Found = { integrations: readonly Named[]; isSearching: boolean };

/** The first integrations by name, and those that the server knows by what was typed: however many there are. */
export function useNamed(typed: string, enabled: boolean): Found {
  const name = nameAsked(typed);
  const asked = usePaused(name, PAUSE_MS);
  const first = useQuery({ ...integrationsQuery({ limit: SHOWN }), enabled });
  const found = useQuery({
    ...integrationsQuery({ search: asked, limit: SHOWN }),
    enabled: enabled && asked !== '',
  });
  const all = [...(found.data?.integrations ?? []), ...(first.data?.integrations ?? [])];
  return {
    integrations: [...new Map(all.map((each) => [each.id, each])).values()],
    isSearching: enabled && (name !== asked || found.isFetching || first.isPending),
  };
}
