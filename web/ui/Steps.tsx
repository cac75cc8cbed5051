import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';

export const Steps = ({ children }: { children: ReactNode }) => (
  <ol className="grid list-decimal gap-1.5 pl-5 marker:text-faint marker:tabular-nums">{children}</ol>
);

export const Address = ({ children }: { children: string }) => (
  <code className="rounded bg-sunken px-1 py-0.5 font-mono text-xs wrap-anywhere">{children}</code>
);

export const Outside = ({ href, children }: { href: string; children: ReactNode }) => (
  <a
    href={href}
    target="_blank"
    rel="noreferrer"
    className="font-medium wrap-anywhere text-accent-text underline underline-offset-2"
  >
    {children}
    <ExternalLink aria-hidden className="ml-1 inline size-3.5 align-[-2px]" />
  </a>
);
