import { useState } from 'react';
import type { Channel, ChannelChange } from '#contract/channel.ts';
import { Refused } from '#web/refused.tsx';
import { Actions } from '#web/ui/Actions.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { useFocusRefused } from '#web/ui/use-focus-refused.ts';
import { ChoiceFields } from './ChoiceFields.tsx';
import { choiceOf, filterOf, type NotificationType } from './choice.ts';
import { FailedTest } from './FailedTest.tsx';
import { ofFields } from './failed-test.ts';
import { changeOf, placeOf } from './place.ts';
import { PlaceFields } from './PlaceFields.tsx';
import { TimingFields } from './TimingFields.tsx';
import { rhythmOf, timingOf } from './timing.ts';
import { useChange } from './use-change.ts';

export type Section = 'place' | 'choice' | 'timing';

const TITLE: Record<Section, string> = {
  place: 'Name and where it leads',
  choice: 'What it is told',
  timing: 'When it is told',
};
const FIELDS = ['name', 'to', 'url', 'filter', 'rhythm'];

type Props = {
  channel: Channel;
  types: readonly NotificationType[];
  section: Section;
  onClose: () => void;
};

/** One part of what was chosen about a channel. Another address is tested before it is saved. */
export function ChangeDialog({ channel, types, section, onClose }: Props) {
  const [place, setPlace] = useState(() => placeOf(channel));
  const [choice, setChoice] = useState(() => choiceOf(channel.filter, types));
  const [timing, setTiming] = useState(() => timingOf(channel.rhythm));
  const saving = useChange(channel.id, onClose);
  const { error, isPending } = saving;
  const refused = ofFields(error);
  const form = useFocusRefused(refused);
  const wanted: Record<Section, () => ChannelChange> = {
    place: () => changeOf(channel, place),
    choice: () => ({ filter: filterOf(choice) }),
    timing: () => ({ rhythm: rhythmOf(timing) }),
  };
  return (
    <Dialog title={TITLE[section]} onClose={onClose}>
      <form
        ref={form}
        noValidate
        className="grid grid-cols-1 gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) saving.mutate(wanted[section]());
        }}
      >
        {section === 'place' && (
          <PlaceFields
            kind={channel.kind}
            place={place}
            onChange={setPlace}
            error={refused}
            kept={channel.place}
          />
        )}
        {section === 'choice' && (
          <ChoiceFields choice={choice} types={types} onChange={setChoice} error={refused} />
        )}
        {section === 'timing' && (
          <TimingFields kind={channel.kind} timing={timing} onChange={setTiming} error={refused} />
        )}
        <Refused error={refused} title="Nothing was changed" fields={FIELDS} />
        <FailedTest
          error={error}
          busy={isPending}
          onInsist={() => saving.mutate({ ...wanted[section](), insist: true })}
        />
        <Actions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={isPending}>
            Save
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
