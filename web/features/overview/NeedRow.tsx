import { Link } from '@tanstack/react-router';
import type { Need } from '#contract/overview.ts';
import { shortDayFrom } from '#web/ui/day.ts';
import { Time, useToday } from '#web/ui/Time.tsx';
import { NEED } from './need-looks.ts';

/** What needs somebody, since or until when, and what to do next. The whole of it leads there. */
export function NeedRow({ need }: { need: Need }) {
  const { kind, title, next, at, urgent } = need;
  const { icon: Icon, ends } = NEED[kind];
  const today = useToday();
  return (
    <li className="relative flex gap-3 px-4 py-3 hover:bg-sunken sm:px-5">
      <Icon aria-hidden className={`mt-0.5 size-4.5 shrink-0 ${urgent ? 'text-bad' : 'text-warn'}`} />
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-3">
          <Where need={need} />
          <span className="shrink-0 text-xs text-faint tabular-nums">
            {at && (ends ? <time dateTime={at}>{shortDayFrom(at, today)}</time> : <Time at={at} />)}
          </span>
        </div>
        {need.integrationId && <p>{title}</p>}
        {next && <p className="text-sm text-faint">{next}</p>}
      </div>
    </li>
  );
}

const LINK = 'min-w-0 font-medium wrap-anywhere after:absolute after:inset-0';

/** The name of an integration; what is about a channel names it in its title. */
const Where = ({ need: { integrationId, channelId, name, title } }: { need: Need }) =>
  integrationId ? (
    <Link to="/integrations/$id" params={{ id: integrationId }} className={LINK}>
      {name}
    </Link>
  ) : (
    <Link to="/settings/notifications/$id" params={{ id: channelId ?? '' }} className={LINK}>
      {title}
    </Link>
  );
