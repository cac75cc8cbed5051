import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { overviewQuery } from '#web/api.ts';
import { FirstIntegration } from '#web/features/integrations/FirstIntegration.tsx';
import { IntegrationList } from '#web/features/integrations/IntegrationList.tsx';
import { hasNone } from '#web/features/integrations/integrations-search.ts';
import { StatusCounts } from '#web/features/integrations/StatusCounts.tsx';
import { NeedsCard } from '#web/features/overview/NeedsCard.tsx';
import { Page } from '#web/ui/Page.tsx';

const route = getRouteApi('/shell/readers/');
const COMPACT = 10;

export function OverviewPage() {
  const { offset } = route.useSearch();
  const navigate = useNavigate();
  const { data: overview } = useSuspenseQuery(overviewQuery);
  const show = (next: number | undefined) =>
    void navigate({ to: '/', search: { offset: next }, resetScroll: false });
  return (
    <Page title="Overview" lead="What works, what needs someone now, and what soon will.">
      {hasNone(overview.counts) ? (
        <FirstIntegration />
      ) : (
        <div className="grid grid-cols-1 gap-6">
          <StatusCounts counts={overview.counts} />
          <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
            <NeedsCard
              title="Needs someone today"
              needs={overview.today}
              calm="Nothing needs anyone today."
              sort="attention"
            />
            <NeedsCard
              title="Within 30 days"
              needs={overview.soon}
              calm="Nothing ends within 30 days, as far as is known."
              sort="ends"
            />
          </div>
          <section aria-labelledby="all">
            <div className="mb-3 flex items-baseline justify-between gap-3">
              <h2 id="all" className="font-semibold">
                All integrations
              </h2>
              <Link
                to="/integrations"
                search={{}}
                className="text-sm font-medium text-accent-text underline-offset-2 hover:underline"
              >
                Search and filter
              </Link>
            </div>
            <IntegrationList
              asked={{ offset }}
              size={COMPACT}
              onOffset={show}
              onAll={() => show(undefined)}
              isCompact
            />
          </section>
        </div>
      )}
    </Page>
  );
}
