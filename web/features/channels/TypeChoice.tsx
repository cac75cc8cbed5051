import { SEVERITY } from '#web/severity-looks.ts';
import { Check } from '#web/ui/Check.tsx';
import type { Choice, NotificationType } from './choice.ts';
import { BY_SEVERITY, UNDER } from './severities.ts';

type Props = {
  types: readonly NotificationType[];
  chosen: Choice['types'];
  onChange: (chosen: Choice['types']) => void;
};

/** The kinds of event, under how much they matter. */
export const TypeChoice = ({ types, chosen, onChange }: Props) => (
  <div className="grid items-start gap-x-6 gap-y-5 rounded-md border p-4 sm:grid-cols-2">
    {BY_SEVERITY.map((severity) => {
      const { icon: Icon, ink } = SEVERITY[severity];
      const title = UNDER[severity];
      return (
        <div key={severity} role="group" aria-label={title} className="grid gap-2">
          <p className="flex items-center gap-2 border-b pb-1.5 text-sm text-soft">
            <Icon aria-hidden className={`size-4 shrink-0 ${ink}`} />
            {title}
          </p>
          {types
            .filter((type) => type.severity === severity)
            .map(({ type, label }) => (
              <Check
                key={type}
                label={<span className="font-normal">{label}</span>}
                checked={chosen.includes(type)}
                onChange={(on) => onChange(on ? [...chosen, type] : chosen.filter((each) => each !== type))}
              />
            ))}
        </div>
      );
    })}
  </div>
);
