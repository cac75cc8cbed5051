import type { ChannelTestResult } from '#contract/channel.ts';
import { ChannelAnswer } from './ChannelAnswer.tsx';
import { KIND, type Kind } from './kinds.ts';

type Props = { kind: Kind; result: ChannelTestResult | undefined; testing: boolean };

/** What a test of unsaved values brought. Nothing is stored by it. */
export const TestVerdict = ({ kind, result, testing }: Props) => (
  <div role="status" className="p-4 sm:px-5">
    {testing ? (
      <p className="text-soft">Sending a test. Nothing is stored.</p>
    ) : result ? (
      <ChannelAnswer answer={result} good={KIND[kind].arrived} />
    ) : (
      <p className="text-soft">
        Press Send a test to see whether a message arrives. Nothing is stored by it.
      </p>
    )}
  </div>
);
