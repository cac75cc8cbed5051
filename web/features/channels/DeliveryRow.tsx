import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Delivery } from '#contract/delivery.ts';
import { Time, useIsPast } from '#web/ui/Time.tsx';
import { DeliveryDetails } from './DeliveryDetails.tsx';
import { deliveryLook, outcomeWords, titleOf } from './delivery-words.ts';

type Props = { channelId: string; delivery: Delivery; isOff: boolean };

/** One line; what was told, what was answered and another try open under it. */
export function DeliveryRow({ channelId, delivery, isOff }: Props) {
  const [open, setOpen] = useState(false);
  const { icon: Icon, ink, says } = deliveryLook(delivery);
  const { words, at } = outcomeWords(delivery, useIsPast(delivery.nextAttemptAt));
  return (
    <li>
      <details className="group" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="flex min-h-15 list-none items-center gap-3 px-4 py-2 hover:bg-sunken sm:px-5">
          <Icon aria-hidden className={`size-4 shrink-0 ${ink}`} />
          <span className="min-w-0 flex-1">
            <span className="sr-only">{says}: </span>
            <span className="line-clamp-2 wrap-anywhere">{titleOf(delivery)}</span>
            <span className="block text-sm text-faint">
              {words} {at && <Time at={at} near="now" />}
            </span>
          </span>
          <ChevronRight
            aria-hidden
            className="size-4 shrink-0 text-faint transition-transform duration-100 group-open:rotate-90"
          />
        </summary>
        {open && <DeliveryDetails channelId={channelId} delivery={delivery} isOff={isOff} />}
      </details>
    </li>
  );
}
