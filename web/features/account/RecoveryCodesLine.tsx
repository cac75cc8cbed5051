import { useMutation, useQueryClient } from '@tanstack/react-query';
import { makeRecoveryCodes, profileQuery } from '#web/account-api.ts';
import { Refused } from '#web/refused.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Spinner } from '#web/ui/Spinner.tsx';
import { Line } from './Line.tsx';
import { RecoveryCodeDialog } from './RecoveryCodeDialog.tsx';
import { useConfirmed } from './use-confirmed.ts';

export function RecoveryCodesLine({ left }: { left: number }) {
  const confirmed = useConfirmed();
  const client = useQueryClient();
  const making = useMutation({
    mutationFn: () => confirmed(makeRecoveryCodes),
    onSuccess: () => client.invalidateQueries({ queryKey: profileQuery.queryKey }),
  });
  return (
    <>
      <Line
        title="Recovery codes"
        about={`${leftWords(left)} They let you in when your second factor is lost. New ones end the old.`}
      >
        <Button
          busy={making.isPending}
          icon={making.isPending && <Spinner />}
          onClick={() => making.mutate()}
        >
          Make new codes
        </Button>
      </Line>
      {making.error && (
        <li className="px-4 py-3 sm:px-5">
          <Refused error={making.error} title="No codes were made" />
        </li>
      )}
      {making.data && <RecoveryCodeDialog codes={making.data.codes} onKept={making.reset} />}
    </>
  );
}

const leftWords = (left: number) => (left === 0 ? 'None left.' : left === 1 ? '1 left.' : `${left} left.`);
