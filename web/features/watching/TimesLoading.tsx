import { Card } from '#web/ui/Card.tsx';
import { Skeleton } from '#web/ui/Skeleton.tsx';

/** As tall as what comes. */
export const TimesLoading = () => (
  <Card title="Response time" aside={<span className="h-9.5" />}>
    <div className="min-h-84 p-4 sm:min-h-76 sm:px-5">
      <Skeleton className="h-40 w-full" />
    </div>
  </Card>
);
