import { Pencil, Power } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Channel } from '#contract/channel.ts';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Time } from '#web/ui/Time.tsx';
import { WhatToDo } from '#web/ui/WhatToDo.tsx';

type Props = { channel: Channel; switching: boolean; onSwitchOn: () => void; onEdit: () => void };

/** Why nobody is told by it, and the way out. Nothing for a channel that works, or that a person wanted off. */
export function TroubleCard({ channel, switching, onSwitchOn, onEdit }: Props) {
  const { state, off, failingSince, last } = channel;
  if (off?.why === 'person' || state === 'on' || state === 'orphaned') return null;
  const problem = last?.problem;
  return (
    <Card title={off ? 'OwlHub switched this channel off' : 'Nothing arrives'} className="mb-6">
      <div className="grid gap-4 p-4 sm:px-5">
        <p className="text-soft">
          {off ? (
            SINCE_OFF[off.why]
          ) : (
            <>
              The first delivery failed {failingSince && <Time at={failingSince} />}. OwlHub goes on trying,
              and what happens meanwhile waits. After five days of nothing but failures it switches the
              channel off.
            </>
          )}
        </p>
        {problem && <WhatToDo {...problem} />}
        <div className="flex flex-wrap gap-2">
          {off && (
            <Button
              look="primary"
              onClick={onSwitchOn}
              busy={switching}
              icon={<Power aria-hidden className="size-4" />}
            >
              Switch on again
            </Button>
          )}
          <Button onClick={onEdit} icon={<Pencil aria-hidden className="size-4" />}>
            {channel.kind === 'mail' ? 'Change the addresses' : 'Enter another address'}
          </Button>
        </div>
      </div>
    </Card>
  );
}

const SINCE_OFF: Record<NonNullable<Channel['off']>['why'], ReactNode> = {
  person: null,
  failing:
    'Every delivery failed for five days. Nothing more is sent, and what waited was given up. It can be sent again from the list of deliveries.',
  gone: 'The other side says that this address is no more. Nothing more is sent, and what waited was given up. It can be sent again from the list of deliveries.',
};
