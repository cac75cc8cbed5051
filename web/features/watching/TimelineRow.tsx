import { ChevronRight } from 'lucide-react';
import type { TimelineEntry } from '#contract/watching.ts';
import { SEVERITY } from '#web/severity-looks.ts';
import { Time } from '#web/ui/Time.tsx';

/** One line; what it means and what to do opens under it, where there is more to say. */
export function TimelineRow({ entry }: { entry: TimelineEntry }) {
  if (entry.lines.length === 0)
    return (
      <li className={LINE}>
        <Head entry={entry} />
      </li>
    );
  return (
    <li>
      <details className="group">
        <summary className={`${LINE} list-none hover:bg-sunken`}>
          <Head entry={entry} more />
        </summary>
        <ul className="grid gap-1.5 border-t bg-ground py-3 pr-4 pl-11 text-sm text-soft sm:pr-5 sm:pl-12">
          {entry.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </li>
  );
}

const LINE = 'flex min-h-13 items-center gap-3 px-4 py-2 sm:px-5';

/** The icon in words, for whoever does not see it. */
const SAYS: Record<TimelineEntry['severity'], string> = {
  bad: 'Bad',
  warn: 'Warning',
  good: 'Good',
  info: '',
};

function Head({ entry: { severity, title, at }, more = false }: { entry: TimelineEntry; more?: boolean }) {
  const { icon: Icon, ink } = SEVERITY[severity];
  const says = SAYS[severity];
  return (
    <>
      <Icon aria-hidden className={`size-4 shrink-0 ${ink}`} />
      <span className="min-w-0 flex-1 items-baseline gap-3 sm:flex">
        <span className="block min-w-0 flex-1 wrap-anywhere">
          {says && <span className="sr-only">{says}: </span>}
          {title}
        </span>
        <span className="shrink-0 text-sm text-faint">
          <Time at={at} />
        </span>
      </span>
      <ChevronRight
        aria-hidden
        className={`size-4 shrink-0 text-faint transition-transform duration-100 group-open:rotate-90 ${more ? '' : 'invisible'}`}
      />
    </>
  );
}
