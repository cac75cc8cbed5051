import { Download } from 'lucide-react';
import { Button } from '#web/ui/Button.tsx';
import { CopyButton } from '#web/ui/CopyButton.tsx';
import { Notice } from '#web/ui/Notice.tsx';

type Props = {
  codes: readonly string[];
  /** Whether the person tried to leave without them. */
  asked?: boolean;
  onKept: () => void;
};

/** Shown once. Each gets its person in when the second factor is lost. */
export function RecoveryCodeSheet({ codes, asked = false, onKept }: Props) {
  const text = `${codes.join('\n')}\n`;
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="text-soft">
        With one of these you get in when your second factor is lost. Each works once. They are shown now and
        never again: keep them where only you can read them, and not on the device with the second factor.
      </p>
      <ul
        aria-label="Recovery codes"
        className="grid grid-cols-1 justify-items-center gap-y-1 rounded-md bg-sunken px-2 py-3 font-mono text-sm"
      >
        {codes.map((code) => (
          <li key={code} className="tabular-nums">
            {code}
          </li>
        ))}
      </ul>
      {asked && (
        <Notice alert tone="warn" title="Keep the codes first">
          <p>Closed now, they would be lost. Copy or download them, then say that you have kept them.</p>
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        <CopyButton label="Copy" text={text} />
        <Button icon={<Download aria-hidden className="size-4" />} onClick={() => download(text)}>
          Download
        </Button>
        <Button look="primary" className="ml-auto" onClick={onKept}>
          I have kept them
        </Button>
      </div>
    </div>
  );
}

function download(text: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = 'owlhub-recovery-codes.txt';
  link.click();
  URL.revokeObjectURL(link.href);
}
