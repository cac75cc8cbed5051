import { useMutation } from '@tanstack/react-query';
import type { SecondFactorAdded, TotpBegun } from '#contract/profile.ts';
import { confirmTotp } from '#web/account-api.ts';
import { CopyButton } from '#web/ui/CopyButton.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import { DoorForm } from './DoorForm.tsx';
import { QrCode } from './QrCode.tsx';
import { useConfirmed } from './use-confirmed.ts';

type Props = { begun: TotpBegun; onAdded: (added: SecondFactorAdded) => void };

/** Scan or type, then prove that the app has it. Nothing counts before. */
export function TotpSetUp({ begun: { uri, secret }, onAdded }: Props) {
  const confirmed = useConfirmed();
  const adding = useMutation({
    mutationFn: (code: string) => confirmed(() => confirmTotp(code)),
    onSuccess: onAdded,
  });
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="text-soft">
        Scan this with an authenticator app such as Aegis, Google Authenticator or 1Password, or type the key
        into it.
      </p>
      <div className="flex flex-wrap items-start gap-4">
        <QrCode text={uri} label="QR code for the authenticator app" />
        <div className="grid min-w-0 flex-1 basis-40 gap-2">
          <p className="font-medium">Key</p>
          <code className="rounded-md bg-sunken px-3 py-2 font-mono text-xs wrap-anywhere">
            {inFours(secret)}
          </code>
          <div>
            <CopyButton label="Copy the key" text={secret} />
          </div>
        </div>
      </div>
      <DoorForm
        submit="Add the app"
        busy={adding.isPending}
        error={adding.error}
        fields={[]}
        onSubmit={(typed) => adding.mutate(typed('code').trim())}
      >
        <TextField
          label="Code from the app"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          required
          hint="Six digits. They change every 30 seconds."
        />
      </DoorForm>
    </div>
  );
}

const inFours = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? secret;
