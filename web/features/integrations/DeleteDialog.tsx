import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Integration } from '#contract/integration.ts';
import { deleteIntegration, LISTS } from '#web/api.ts';
import { TypedName } from '#web/ui/TypedName.tsx';

type Props = { integration: Integration; onClose: () => void };

export function DeleteDialog({ integration: { id, name }, onClose }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const deleting = useMutation({
    mutationFn: () => deleteIntegration(id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: LISTS });
      await navigate({ to: '/integrations' });
    },
  });
  return (
    <TypedName
      title={`Delete ${name}`}
      name={name}
      verb="delete it"
      submit="Delete integration"
      refused="It was not deleted"
      lost="Its address, its token and its history of verifications are lost at once and cannot be brought back. The token itself goes on working until it is deleted where it was made."
      busy={deleting.isPending}
      error={deleting.error}
      onConfirm={deleting.mutate}
      onClose={onClose}
    />
  );
}
