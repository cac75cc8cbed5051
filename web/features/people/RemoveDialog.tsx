import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Person } from '#contract/people.ts';
import { personQuery, removePerson } from '#web/admin-api.ts';
import { TypedName } from '#web/ui/TypedName.tsx';

export function RemoveDialog({ person: { id, name }, onClose }: { person: Person; onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const removing = useMutation({
    mutationFn: () => removePerson(id),
    onSuccess: async () => {
      await navigate({ to: '/people', search: {} });
      client.removeQueries({ queryKey: personQuery(id).queryKey });
      await client.invalidateQueries({ queryKey: ['people'] });
    },
  });
  return (
    <TypedName
      title={`Remove ${name}`}
      name={name}
      verb="remove the account"
      submit="Remove person"
      keep="Keep the account"
      refused="Nobody was removed"
      lost="The account, its sessions, its API tokens and its second factors are gone at once and cannot be brought back. What they did stays in the audit log, and the integrations they added stay."
      busy={removing.isPending}
      error={removing.error}
      onConfirm={removing.mutate}
      onClose={onClose}
    />
  );
}
