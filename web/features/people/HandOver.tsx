import type { LinkMade } from '#contract/people.ts';
import { Actions } from '#web/ui/Actions.tsx';
import { Button } from '#web/ui/Button.tsx';
import { CopyButton } from '#web/ui/CopyButton.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { Time } from '#web/ui/Time.tsx';

type Props = { made: LinkMade; email: string; what: string; onClose: () => void };

/** A link that was just made: on its way by mail, or to be copied this once. */
export const HandOver = ({ made: { link, expiresAt }, email, what, onClose }: Props) => (
  <div className="grid grid-cols-1 gap-4">
    {link === null ? (
      <Notice tone="good" title={`The link is on its way to ${email}`}>
        <p>
          It {what}, once, and ends <Time at={expiresAt} />.
        </p>
      </Notice>
    ) : (
      <>
        <p className="text-soft">
          Hand this link to {email} by a way that only they read. It {what}, once, and ends{' '}
          <Time at={expiresAt} />. OwlHub does not show it again.
        </p>
        <p
          data-testid="link"
          className="max-h-32 overflow-y-auto rounded-md border bg-sunken px-3 py-2 font-mono text-xs leading-5 break-all select-all"
        >
          {link}
        </p>
      </>
    )}
    <Actions>
      <Button look={link === null ? 'primary' : 'secondary'} onClick={onClose}>
        Done
      </Button>
      {link !== null && <CopyButton label="Copy the link" text={link} look="primary" first />}
    </Actions>
  </div>
);
