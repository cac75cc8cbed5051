import type { ApiTokenMade } from '#contract/api-token.ts';
import { Actions } from '#web/ui/Actions.tsx';
import { Button } from '#web/ui/Button.tsx';
import { CopyButton } from '#web/ui/CopyButton.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { Time } from '#web/ui/Time.tsx';
import { exampleOf } from './token-words.ts';

const CODE = 'rounded-md border bg-sunken px-3 py-2 font-mono text-xs leading-5 break-all';

/** The text of a new token: here, and never again. */
export const TokenMade = ({ made, onClose }: { made: ApiTokenMade; onClose: () => void }) => (
  <div className="grid grid-cols-1 gap-4">
    <Notice tone="warn" title="Copy it now: OwlHub keeps only a fingerprint and cannot show it again">
      <p>
        It ends <Time at={made.token.expiresAt} />.
      </p>
    </Notice>
    <p data-testid="token" className={`${CODE} select-all`}>
      {made.text}
    </p>
    <div className="grid gap-1.5">
      <p className="text-sm text-soft">
        Keep it in <code className="font-mono text-xs">OWLHUB_TOKEN</code>. The command line of OwlHub reads
        it there, and a program sends it like this:
      </p>
      <p className={CODE}>{exampleOf(window.location.origin)}</p>
    </div>
    <Actions>
      <Button onClick={onClose}>Done</Button>
      <CopyButton label="Copy the token" text={made.text} look="primary" first />
    </Actions>
  </div>
);
