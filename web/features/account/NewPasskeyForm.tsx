import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import type { PasskeyAdded } from '#contract/profile.ts';
import { addPasskey, challengeNewPasskey } from '#web/account-api.ts';
import { errorOf } from '#web/refused.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import { DoorForm } from './DoorForm.tsx';
import { makePasskey } from './passkey.ts';
import { useConfirmed } from './use-confirmed.ts';

/** The browser asks for the finger, the face or the key in a window of its own. */
export function NewPasskeyForm({ onAdded }: { onAdded: (added: PasskeyAdded) => void }) {
  const confirmed = useConfirmed();
  const adding = useMutation({
    mutationFn: async (name: string) => {
      const challenge = await confirmed(challengeNewPasskey);
      const answer = await makePasskey(challenge);
      return confirmed(() => addPasskey(name, answer));
    },
    onSuccess: onAdded,
  });
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="flex gap-2.5 text-soft">
        <KeyRound aria-hidden className="mt-0.5 size-4 shrink-0 text-faint" />
        Your device or security key holds it and asks for your finger, your face or its PIN. It signs in by
        itself: no password, no code.
      </p>
      <DoorForm
        submit="Go on"
        busy={adding.isPending}
        error={adding.error}
        fields={['name']}
        onSubmit={(typed) => adding.mutate(typed('name').trim())}
      >
        <TextField
          label="Name of the passkey"
          name="name"
          autoComplete="off"
          autoFocus
          required
          defaultValue={thisDevice()}
          hint="So that you know it again, such as “Work laptop” or “Blue key”."
          error={errorOf(adding.error, 'name')}
        />
      </DoorForm>
    </div>
  );
}

const SYSTEMS = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac', 'Linux'];
const thisDevice = () => SYSTEMS.find((name) => navigator.userAgent.includes(name)) ?? 'This device';
