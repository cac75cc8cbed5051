import { ListChecks } from 'lucide-react';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';

/** Why nothing is told by a channel whose integrations are all gone, and the way out. */
export const OrphanedCard = ({ onChoose }: { onChoose: () => void }) => (
  <Card title="This channel is told nothing" className="mb-6">
    <div className="grid justify-items-start gap-4 p-4 sm:px-5">
      <p className="text-soft">
        It is limited to integrations that were all deleted. Choose others, or delete the channel if it is not
        needed any more.
      </p>
      <Button onClick={onChoose} icon={<ListChecks aria-hidden className="size-4" />}>
        Choose what it is told
      </Button>
    </div>
  </Card>
);
