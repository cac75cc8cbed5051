import { Actions } from '#web/ui/Actions.tsx';
import { Button } from '#web/ui/Button.tsx';
import { CopyButton } from '#web/ui/CopyButton.tsx';
import { Notice } from '#web/ui/Notice.tsx';

const CODE = 'rounded-md border bg-sunken px-3 py-2 font-mono text-xs leading-5';

const SNIPPET = `import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.env.OWLHUB_WEBHOOK_SECRET);

// body: the text as it came, before anything has parsed it.
// Throws where it is not from OwlHub, or older than five minutes.
const event = webhook.verify(body, request.headers);`;

const HEADERS = [
  ['webhook-id', 'Stays the same when a message comes again: take each once.'],
  ['webhook-timestamp', 'When it was sent, in seconds since 1970.'],
  ['webhook-signature', 'One for each signing secret, with blanks between.'],
];

/** The text of a new signing secret: here, and never again. */
export const SecretMade = ({ secret, onClose }: { secret: string; onClose: () => void }) => (
  <div className="grid grid-cols-1 gap-4">
    <Notice tone="warn" title="Copy it now: OwlHub seals it and does not show it again">
      <p>The receiver checks with it that a message is from OwlHub.</p>
    </Notice>
    <p data-testid="secret" className={`${CODE} break-all select-all`}>
      {secret}
    </p>
    <div className="grid gap-1.5">
      <p className="text-sm text-soft">
        Keep it in <code className="font-mono text-xs">OWLHUB_WEBHOOK_SECRET</code>. With{' '}
        <code className="font-mono text-xs">npm install standardwebhooks</code> a receiver checks it like
        this:
      </p>
      <pre tabIndex={0} aria-label="Example in JavaScript" className={`${CODE} overflow-x-auto`}>
        {SNIPPET}
      </pre>
    </div>
    <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
      {HEADERS.map(([name, about]) => (
        <div key={name} className="contents">
          <dt className="font-mono text-xs leading-5">{name}</dt>
          <dd className="mb-1 text-soft sm:mb-0">{about}</dd>
        </div>
      ))}
    </dl>
    <Actions>
      <Button onClick={onClose}>Done</Button>
      <CopyButton label="Copy the secret" text={secret} look="primary" first />
    </Actions>
  </div>
);
