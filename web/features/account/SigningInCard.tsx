import { useState } from 'react';
import type { Profile } from '#contract/profile.ts';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Line } from './Line.tsx';
import { PasswordDialog } from './PasswordDialog.tsx';
import { RecoveryCodesLine } from './RecoveryCodesLine.tsx';
import { TotpLine } from './TotpLine.tsx';

/** The password, what is asked besides, and what helps when that is lost. */
export function SigningInCard({ profile }: { profile: Profile }) {
  const { hasPassword, provider, totp, passkeys } = profile;
  const [changing, setChanging] = useState(false);
  return (
    <Card title="Signing in">
      <ul className="divide-y">
        {provider && <Line title={provider.name} about="You sign in with your account there." />}
        <Line
          title="Password"
          about={
            hasPassword ? 'Set. Changing it ends your other sessions.' : 'None: you sign in without one.'
          }
        >
          <Button onClick={() => setChanging(true)}>
            {hasPassword ? 'Change password' : 'Set a password'}
          </Button>
        </Line>
        <TotpLine profile={profile} />
        {(totp !== null || passkeys.length > 0) && <RecoveryCodesLine left={profile.recoveryCodesLeft} />}
      </ul>
      {changing && <PasswordDialog profile={profile} onClose={() => setChanging(false)} />}
    </Card>
  );
}
