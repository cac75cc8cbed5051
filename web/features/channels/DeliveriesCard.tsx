import { useInfiniteQuery } from '@tanstack/react-query';
import { deliveriesQuery } from '#web/channels-api.ts';
import { LogCard } from '#web/log-card.tsx';
import { DeliveryRow } from './DeliveryRow.tsx';

type Props = { id: string; isOff: boolean };

/** What was sent and what was answered. */
export const DeliveriesCard = ({ id, isOff }: Props) => (
  <LogCard
    title="Deliveries"
    log={useInfiniteQuery(deliveriesQuery(id))}
    entriesOf={({ deliveries }) => deliveries}
    failed="The deliveries could not be read"
    empty="Nothing was sent yet. What is told by this channel is kept here for 30 days, with what was answered."
  >
    {(delivery) => <DeliveryRow key={delivery.id} channelId={id} delivery={delivery} isOff={isOff} />}
  </LogCard>
);
