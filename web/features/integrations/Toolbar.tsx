import { KeyRound, Pause, Pencil, Play, RefreshCw, Trash2 } from 'lucide-react';
import type { Integration } from '#contract/integration.ts';
import { May } from '#web/features/access/May.tsx';
import { Button } from '#web/ui/Button.tsx';

type Props = {
  integration: Integration;
  busy: boolean;
  onVerify: () => void;
  onEdit: () => void;
  onReplaceToken: () => void;
  onPause: (paused: boolean) => void;
  onDelete: () => void;
};

const ICON = 'size-4';

export function Toolbar({ integration, busy, onVerify, onEdit, onReplaceToken, onPause, onDelete }: Props) {
  const paused = integration.status === 'paused';
  const climbing = integration.currentVerification !== undefined;
  return (
    <>
      <May do="integrations.delete">
        <Button look="quiet" onClick={onDelete} icon={<Trash2 aria-hidden className={ICON} />}>
          Delete
        </Button>
      </May>
      <May do="integrations.edit">
        <Button
          look="quiet"
          className="w-26"
          onClick={() => onPause(!paused)}
          icon={paused ? <Play aria-hidden className={ICON} /> : <Pause aria-hidden className={ICON} />}
        >
          {paused ? 'Resume' : 'Pause'}
        </Button>
        <Button onClick={onEdit} icon={<Pencil aria-hidden className={ICON} />}>
          Edit
        </Button>
      </May>
      <May do="credentials.replace">
        <Button onClick={onReplaceToken} icon={<KeyRound aria-hidden className={ICON} />}>
          Replace token
        </Button>
      </May>
      <May do="integrations.verify">
        <Button
          look={integration.failure ? 'secondary' : 'primary'}
          onClick={onVerify}
          busy={busy || climbing}
          disabled={paused}
          icon={<RefreshCw aria-hidden className={ICON} />}
        >
          Verify now
        </Button>
      </May>
    </>
  );
}
