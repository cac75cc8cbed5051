import { reasonOf } from '#web/request.ts';
import { Button } from '#web/ui/Button.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { problemOf } from './failed-test.ts';

type Props = { error: Error | null; busy: boolean; onInsist: () => void };

/** Why nothing was saved, and the way past it. What must not be dialled is refused at its field, without a way. */
export function FailedTest({ error, busy, onInsist }: Props) {
  const problem = reasonOf(error) === 'channel_test_failed' ? problemOf(error) : undefined;
  if (!problem) return null;
  return (
    <Notice alert tone="bad" title="Nothing was saved, because a test did not arrive">
      <p>{problem.message}</p>
      <p>{problem.fix}</p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pt-1">
        <Button onClick={onInsist} busy={busy}>
          Save it anyway
        </Button>
        <span className="text-faint">It is marked until a test arrives.</span>
      </div>
    </Notice>
  );
}
