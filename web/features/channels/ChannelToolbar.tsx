import { Power, PowerOff, Send, Trash2 } from 'lucide-react';
import { Button } from '#web/ui/Button.tsx';

type Props = {
  isOff: boolean;
  switching: boolean;
  testing: boolean;
  onDelete: () => void;
  onSwitch: (on: boolean) => void;
  onTest: () => void;
};

const ICON = 'size-4';

export const ChannelToolbar = ({ isOff, switching, testing, onDelete, onSwitch, onTest }: Props) => (
  <>
    <Button look="quiet" onClick={onDelete} icon={<Trash2 aria-hidden className={ICON} />}>
      Delete
    </Button>
    <Button
      look={isOff ? 'secondary' : 'quiet'}
      className="w-31"
      busy={switching}
      onClick={() => onSwitch(isOff)}
      icon={isOff ? <Power aria-hidden className={ICON} /> : <PowerOff aria-hidden className={ICON} />}
    >
      {isOff ? 'Switch on' : 'Switch off'}
    </Button>
    <Button look="primary" onClick={onTest} busy={testing} icon={<Send aria-hidden className={ICON} />}>
      Send a test
    </Button>
  </>
);
