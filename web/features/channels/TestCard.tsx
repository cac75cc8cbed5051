import type { Channel } from '#contract/channel.ts';
import { Refused } from '#web/refused.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Time } from '#web/ui/Time.tsx';
import { ChannelAnswer } from './ChannelAnswer.tsx';
import { KIND } from './kinds.ts';

type Props = { channel: Channel; testing: boolean; error: Error | null };

/** What the last test brought. */
export const TestCard = ({ channel: { kind, test }, testing, error }: Props) => (
  <Card
    title="Last test"
    aside={
      test &&
      !testing && (
        <span className="text-sm text-faint">
          <Time at={test.at} />
        </span>
      )
    }
  >
    <div role="status" className="grid grid-cols-1 gap-4 p-4 sm:px-5">
      <Refused error={error} title="No test was sent" />
      {testing ? (
        <p className="text-soft">Sending a test.</p>
      ) : test ? (
        <ChannelAnswer answer={test} good={KIND[kind].arrived} />
      ) : (
        <p className="text-soft">None was sent yet.</p>
      )}
    </div>
  </Card>
);
