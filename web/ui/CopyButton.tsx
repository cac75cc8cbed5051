import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button, type Look } from './Button.tsx';
import { copyText } from './copy-text.ts';

type Props = { label: string; text: string; look?: Look };

/** Says that it has copied by its icon and to screen readers; its label and width stay. */
export function CopyButton({ label, text, look }: Props) {
  const [copied, setCopied] = useState(false);
  const Icon = copied ? Check : Copy;
  return (
    <Button
      look={look}
      title={text}
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
