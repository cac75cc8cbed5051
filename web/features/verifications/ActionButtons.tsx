import { ExternalLink } from 'lucide-react';
import type { Action } from '#contract/verdict.ts';
import { Button, buttonClass, type Look } from '#web/ui/Button.tsx';
import { CopyButton } from '#web/ui/CopyButton.tsx';

/** What the page around does itself; links and messages look after themselves. */
export type PageAction = Exclude<Action, { kind: 'open_link' | 'copy_message' }>;
export type Perform = (action: PageAction) => void;

type Props = { actions: readonly Action[]; perform: Perform; busy: boolean };

export const ActionButtons = ({ actions, perform, busy }: Props) =>
  actions.length > 0 && (
    <div className="flex flex-wrap gap-2">
      {actions.map((action, index) => (
        <Step
          key={action.kind + action.label}
          action={action}
          look={index === 0 ? 'primary' : 'secondary'}
          perform={perform}
          busy={busy}
        />
      ))}
    </div>
  );

const WIDE = 'h-auto! min-h-9 max-w-full py-1.5 text-left whitespace-normal! wrap-anywhere';

function Step({
  action,
  look,
  perform,
  busy,
}: {
  action: Action;
  look: Look;
  perform: Perform;
  busy: boolean;
}) {
  switch (action.kind) {
    case 'open_link':
      return (
        <a href={action.url} target="_blank" rel="noreferrer" className={`${buttonClass(look)} ${WIDE}`}>
          {action.label}
          <ExternalLink aria-hidden className="size-4 shrink-0" />
        </a>
      );
    case 'copy_message':
      return <CopyButton label={action.label} text={action.text} look={look} />;
    case 'edit_address':
    case 'replace_token':
    case 'edit_account':
    case 'add_certificate':
    case 'verify_now':
      return (
        <Button look={look} disabled={busy} onClick={() => perform(action)} className={WIDE}>
          {action.label}
        </Button>
      );
  }
}
