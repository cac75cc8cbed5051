import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UseNavigateResult } from '@tanstack/react-router';
import { verifyIntegration } from '#web/api.ts';
import { useSignOut } from '#web/use-sign-out.ts';
import type { Command } from './commands.ts';

/** Does what a command says. After asking for a verification its page is shown, where it can be watched. */
export function useRun(navigate: UseNavigateResult<string>) {
  const client = useQueryClient();
  const verifying = useMutation({
    mutationFn: verifyIntegration,
    onSettled: () => client.invalidateQueries({ queryKey: ['integrations'] }),
  });
  const leaving = useSignOut();
  const open = (id: string) => void navigate({ to: '/integrations/$id', params: { id } });
  return (command: Command) => {
    switch (command.do) {
      case 'go':
        return void navigate({ to: command.to, search: {} });
      case 'open':
        return open(command.integrationId);
      case 'verify':
        verifying.mutate(command.integrationId);
        return open(command.integrationId);
      case 'sign_out':
        return leaving.mutate();
    }
  };
}
