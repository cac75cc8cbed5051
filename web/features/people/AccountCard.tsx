import { useState } from 'react';
import type { LinkMade, Person } from '#contract/people.ts';
import { endSessions, makePasswordLink, resetSecondFactor } from '#web/admin-api.ts';
import { Refused } from '#web/refused.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { HandOver } from './HandOver.tsx';
import { Line } from '#web/ui/Line.tsx';
import { hasSecondFactor, secondFactorWords } from './second-factor.ts';
import { useDeed } from './use-deed.ts';

type Props = { person: Person; may: boolean };

/** How somebody comes in, and the help that whoever manages people can give. */
export function AccountCard({ person, may }: Props) {
  const { id, email, name, sessions, tokens, hasPassword, usesProvider } = person;
  const [link, setLink] = useState<LinkMade | null>(null);
  const resetting = useDeed(() => resetSecondFactor(id));
  const ending = useDeed(() => endSessions(id));
  const linking = useDeed(() => makePasswordLink(id), setLink);
  const error = resetting.error ?? ending.error ?? linking.error;
  return (
    <Card title="Coming in">
      <div className="divide-y">
        <Line
          title="Second factor"
          about={
            resetting.isSuccess && !hasSecondFactor(person)
              ? 'Reset. They can add a new one on their profile.'
              : secondFactorWords(person)
          }
        >
          {may && hasSecondFactor(person) && (
            <Button onClick={() => resetting.mutate(undefined)} busy={resetting.isPending}>
              Reset second factor
            </Button>
          )}
        </Line>
        <Line
          title="Password"
          about={
            hasPassword
              ? 'Set.'
              : usesProvider
                ? 'None: they sign in by single sign-on.'
                : 'None: they cannot sign in with one.'
          }
        >
          {may && person.active && (
            <Button onClick={() => linking.mutate(undefined)} busy={linking.isPending}>
              Make password link
            </Button>
          )}
        </Line>
        <Line title="Sessions" about={sessions === 0 ? 'None open.' : `${sessions} open.`}>
          {may && sessions > 0 && (
            <Button onClick={() => ending.mutate(undefined)} busy={ending.isPending}>
              End all sessions
            </Button>
          )}
        </Line>
        <Line title="API tokens" about={tokens === 0 ? 'None that works.' : `${tokens} that work.`} />
      </div>
      {error && (
        <div className="border-t p-4 sm:px-5">
          <Refused error={error} title="That did not work" />
        </div>
      )}
      {link && (
        <Dialog title={`A new password for ${name}`} onClose={() => setLink(null)}>
          <HandOver made={link} email={email} what="sets a new password" onClose={() => setLink(null)} />
        </Dialog>
      )}
    </Card>
  );
}
