import { useId } from 'react';
import { errorOf } from '#web/refused.tsx';
import { Check } from '#web/ui/Check.tsx';
import type { Choice, NotificationType } from './choice.ts';
import { IntegrationChoice } from './IntegrationChoice.tsx';
import { TypeChoice } from './TypeChoice.tsx';

type Props = {
  choice: Choice;
  types: readonly NotificationType[];
  onChange: (choice: Choice) => void;
  error: Error | null;
};

/** Which kinds of event, and about which integrations. */
export function ChoiceFields({ choice, types, onChange, error }: Props) {
  const [what, about] = [useId(), useId()];
  const set = (change: Partial<Choice>) => onChange({ ...choice, ...change });
  const noTypes = errorOf(error, 'filter.types');
  return (
    <>
      <fieldset data-refused={noTypes ? '' : undefined} className="grid min-w-0 gap-2.5">
        <legend className="mb-2 font-medium">Kinds of event</legend>
        <Check
          kind="radio"
          name={what}
          label="Chosen ones"
          checked={!choice.everything}
          onChange={() => set({ everything: false })}
        />
        {!choice.everything && (
          <TypeChoice types={types} chosen={choice.types} onChange={(chosen) => set({ types: chosen })} />
        )}
        <Check
          kind="radio"
          name={what}
          label="Everything"
          about="Also what later versions of OwlHub tell."
          checked={choice.everything}
          onChange={() => set({ everything: true })}
        />
        {noTypes && (
          <p role="alert" className="text-sm text-bad">
            {noTypes.message} {noTypes.fix}
          </p>
        )}
      </fieldset>
      <fieldset className="grid min-w-0 gap-2.5">
        <legend className="mb-2 font-medium">About</legend>
        <Check
          kind="radio"
          name={about}
          label="All integrations"
          about="Also those that are added later."
          checked={choice.all}
          onChange={() => set({ all: true })}
        />
        <Check
          kind="radio"
          name={about}
          label="Chosen integrations"
          checked={!choice.all}
          onChange={() => set({ all: false })}
        />
        {!choice.all && (
          <IntegrationChoice
            ids={choice.integrationIds}
            onChange={(integrationIds) => set({ integrationIds })}
            error={errorOf(error, 'filter.integrationIds')}
          />
        )}
      </fieldset>
    </>
  );
}
