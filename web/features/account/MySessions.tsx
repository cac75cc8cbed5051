import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SessionEntry } from '#contract/session.ts';
import { endOtherSessions, endSession, ownSessionsQuery } from '#web/account-api.ts';
import { Refused } from '#web/refused.tsx';
import { Badge } from '#web/ui/Badge.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Time } from '#web/ui/Time.tsx';
import { Line } from './Line.tsx';

/** Where the person is signed in. One that they do not know is ended with one press. */
export function MySessions({ sessions }: { sessions: readonly SessionEntry[] }) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
  const ending = useMutation({ mutationFn: endSession, onSuccess });
  const endingOthers = useMutation({ mutationFn: endOtherSessions, onSuccess });
  const others = sessions.some(({ current }) => !current);
  return (
    <Card
      title="Where you are signed in"
      aside={
        others && (
          <Button busy={endingOthers.isPending} onClick={() => endingOthers.mutate()}>
            End all others
          </Button>
        )
      }
    >
      {(ending.error ?? endingOthers.error) && (
        <div className="px-4 pt-4 sm:px-5">
          <Refused error={ending.error ?? endingOthers.error} title="It was not ended" />
        </div>
      )}
      <ul className="divide-y">
        {sessions.map((session) => (
          <Line
            key={session.id}
            title={
              <>
                {session.device}
                {session.current && <Badge tone="good">This one</Badge>}
              </>
            }
            about={<About session={session} />}
          >
            {!session.current && (
              <Button
                aria-label={`End the session of ${session.device}`}
                busy={ending.isPending && ending.variables === session.id}
                onClick={() => ending.mutate(session.id)}
              >
                End
              </Button>
            )}
          </Line>
        ))}
      </ul>
    </Card>
  );
}

const About = ({
  session: { place, address, method, hasSecondFactor, seenAt, createdAt },
}: {
  session: SessionEntry;
}) => (
  <>
    {[place, address].filter(Boolean).join(', ') || 'Address not known'} · last seen <Time at={seenAt} /> ·{' '}
    {METHOD[method]}
    {hasSecondFactor && method !== 'passkey' && ' and a second factor'}, <Time at={createdAt} />
  </>
);

const METHOD: Record<SessionEntry['method'], string> = {
  password: 'signed in with the password',
  passkey: 'signed in with a passkey',
  provider: 'signed in by single sign-on',
  set_up: 'began at set-up',
  invitation: 'began with the invitation',
};
