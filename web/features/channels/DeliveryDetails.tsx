import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import type { Delivery } from '#contract/delivery.ts';
import { channelQuery, sendAgain } from '#web/channels-api.ts';
import { Refused } from '#web/refused.tsx';
import { Button } from '#web/ui/Button.tsx';
import { EvidenceList } from '#web/ui/EvidenceList.tsx';
import { ChannelAnswer } from './ChannelAnswer.tsx';

type Props = { channelId: string; delivery: Delivery; isOff: boolean };

export function DeliveryDetails({ channelId, delivery, isOff }: Props) {
  const { id, state, titles, items, attempts, createdAt, endedAt, nextAttemptAt, answer } = delivery;
  const client = useQueryClient();
  const sending = useMutation({
    mutationFn: () => sendAgain(channelId, id),
    onSuccess: () => client.invalidateQueries({ queryKey: channelQuery(channelId).queryKey }),
  });
  const more = items - titles.length;
  const evidence = [
    { label: 'Made', value: createdAt },
    ...(nextAttemptAt ? [{ label: 'Next attempt', value: nextAttemptAt }] : []),
    ...(endedAt ? [{ label: state === 'sent' ? 'Sent' : 'Given up', value: endedAt }] : []),
    { label: 'Attempts', value: String(attempts) },
  ];
  return (
    <div className="grid grid-cols-1 gap-4 border-t bg-ground py-4 pr-4 pl-11 sm:pr-5 sm:pl-12">
      {items > 1 && (
        <ul className="grid list-disc gap-1 pl-4 text-soft marker:text-faint">
          {titles.map((title, index) => (
            <li key={index}>{title}</li>
          ))}
          {more > 0 && <li>and {more} more</li>}
        </ul>
      )}
      {answer && <ChannelAnswer answer={answer} good="It arrived" />}
      <EvidenceList evidence={evidence} className="border-t pt-3" />
      <Refused error={sending.error} title="It was not sent again" />
      {!isOff && (
        <Button
          className="justify-self-start"
          busy={sending.isPending}
          onClick={() => sending.mutate()}
          icon={<RotateCw aria-hidden className="size-4" />}
        >
          {state === 'waiting' ? 'Send now' : 'Send again'}
        </Button>
      )}
    </div>
  );
}
