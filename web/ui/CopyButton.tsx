import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button, type Look } from './Button.tsx';
import { copyText } from './copy-text.ts';

type Props = {
  label: string;
  text: string;
  look?: Look;
  /** Has the focus first in a dialog, so that Enter copies what is shown once and does not close it. */
  first?: boolean;
};

/** Says that it has copied by its icon and to screen readers; its label and width stay. */
export function CopyButton({ label, text, look, first = false }: Props) {
  const [copied, setCopied] = useState(false);
  const Icon = copied ? Check : Copy;
  return (
    <Button
      look={look}
      title={text}
      data-first={first || undefined}
      icon={<Icon aria-hidden className="size-4 shrink-0" />}
      onClick={() => void copyText(text).then(() => setCopied(true))}
    >
      {label}
      <span role="status" className="sr-only">
        {copied ? 'Copied' : ''}
      </span>
    </Button>
  );
}
