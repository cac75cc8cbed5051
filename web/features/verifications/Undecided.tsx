import type { Integration } from '#contract/integration.ts';
import { Skeleton } from '#web/ui/Skeleton.tsx';

/** Keeps the place of a proof that is still to come. */
export const Undecided = ({ status }: { status: Integration['status'] }) => (
  <div className="grid gap-5 px-4 py-4 sm:px-5">
    <p className="text-soft">
      {status === 'paused'
        ? 'Nothing was proven before it was paused. Resume it, and OwlHub verifies it at once.'
        : 'OwlHub asks one question after the other. The account, its rights and the site’s version appear here.'}
    </p>
    <div className="flex items-center gap-3">
      <Skeleton className="size-10 rounded-full" />
      <div className="grid gap-2">
        <Skeleton className="h-3.5 w-36" />
        <Skeleton className="h-3 w-24" />
      </div>
    </div>
    <div className="grid gap-3.5">
      {['w-40', 'w-52', 'w-36', 'w-44'].map((width) => (
        <div key={width} className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-3">
          <Skeleton className="h-3 w-16" />
          <Skeleton className={`h-3 max-w-full ${width}`} />
        </div>
      ))}
    </div>
  </div>
);
