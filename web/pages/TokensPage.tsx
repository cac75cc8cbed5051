import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ApiToken, NewApiToken } from '#contract/api-token.ts';
import { makeToken, rolesQuery, tokensQuery } from '#web/admin-api.ts';
import { Closed } from '#web/features/access/Closed.tsx';
import { usePermission } from '#web/features/access/use-permission.ts';
import { useConfirmed } from '#web/features/account/use-confirmed.ts';
import { NoTokens } from '#web/features/tokens/NoTokens.tsx';
import { RevokeDialog } from '#web/features/tokens/RevokeDialog.tsx';
import { TokenForm } from '#web/features/tokens/TokenForm.tsx';
import { TokenMade } from '#web/features/tokens/TokenMade.tsx';
import { TokenTable } from '#web/features/tokens/TokenTable.tsx';
import { isWorking } from '#web/features/tokens/token-words.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Disclosure } from '#web/ui/Disclosure.tsx';
import { Page } from '#web/ui/Page.tsx';

export const TokensPage = () => (
  <Closed title="API tokens" needs="tokens.manage">
    <Tokens />
  </Closed>
);

function Tokens() {
  const { data: tokens } = useSuspenseQuery(tokensQuery);
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiToken | null>(null);
  const working = tokens.filter(isWorking);
  const ended = tokens.filter((token) => !isWorking(token));
  return (
    <Page
      title="API tokens"
      lead="For programs that use OwlHub without a person. None may do more than the person who made it."
      actions={
        tokens.length > 0 && (
          <Button
            look="primary"
            onClick={() => setMaking(true)}
            icon={<Plus aria-hidden className="size-4" />}
          >
            Make a token
          </Button>
        )
      }
    >
      {tokens.length === 0 && <NoTokens onMake={() => setMaking(true)} />}
      {working.length > 0 && <TokenTable tokens={working} onRevoke={setRevoking} />}
      {ended.length > 0 && (
        <Disclosure
          summary={`${ended.length} ended`}
          open={working.length === 0}
          className={working.length > 0 ? 'mt-6' : ''}
        >
          <div className="pt-2">
            <TokenTable tokens={ended} onRevoke={setRevoking} />
          </div>
        </Disclosure>
      )}
      {making && <MakeDialog onClose={() => setMaking(false)} />}
      {revoking && <RevokeDialog token={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  );
}

function MakeDialog({ onClose }: { onClose: () => void }) {
  const seesRoles = [usePermission('people.read'), usePermission('roles.manage')].some(Boolean);
  const { data: roles } = useQuery({ ...rolesQuery, enabled: seesRoles });
  const confirmed = useConfirmed();
  const client = useQueryClient();
  const making = useMutation({
    mutationFn: (token: NewApiToken) => confirmed(() => makeToken(token)),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  });
  if (making.data) {
    return (
      <Dialog key="made" title={`${making.data.token.name} is made`} onClose={onClose}>
        <TokenMade made={making.data} onClose={onClose} />
      </Dialog>
    );
  }
  if (seesRoles && !roles) return null;
  return (
    <Dialog title="Make a token" onClose={onClose}>
      <TokenForm
        roles={(roles ?? []).filter(({ grantable }) => grantable)}
        busy={making.isPending}
        error={making.error}
        onMake={making.mutate}
        onClose={onClose}
      />
    </Dialog>
  );
}
