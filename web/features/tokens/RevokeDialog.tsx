import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ApiToken } from '#contract/api-token.ts';
import { revokeToken, tokensQuery } from '#web/admin-api.ts';
import { TypedName } from '#web/ui/TypedName.tsx';

export function RevokeDialog({ token: { id, name }, onClose }: { token: ApiToken; onClose: () => void }) {
  const client = useQueryClient();
  const revoking = useMutation({
    mutationFn: () => revokeToken(id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: tokensQuery.queryKey });
      onClose();
    },
  });
  return (
    <TypedName
      title={`Revoke ${name}`}
      name={name}
      verb="revoke it"
      submit="Revoke token"
      keep="Keep it working"
      refused="It was not revoked"
      lost="Whatever uses it is refused from now on. It cannot be brought back; another one can be made."
      busy={revoking.isPending}
      error={revoking.error}
      onConfirm={revoking.mutate}
      onClose={onClose}
    />
  );
}
