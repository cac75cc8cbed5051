import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { ChevronsLeft, ChevronRight, Download, ShieldCheck } from 'lucide-react';
import { auditQuery, verifyAudit } from '#web/admin-api.ts';
import { Closed } from '#web/features/access/Closed.tsx';
import type { AuditSearch } from '#web/features/audit/audit-search.ts';
import { AuditFilters } from '#web/features/audit/AuditFilters.tsx';
import { EntryRow } from '#web/features/audit/EntryRow.tsx';
import { Verified } from '#web/features/audit/Verified.tsx';
import { queryOf } from '#web/query-of.ts';
import { Failed, Refused } from '#web/refused.tsx';
import { Button, buttonClass } from '#web/ui/Button.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Skeleton } from '#web/ui/Skeleton.tsx';
import { Time } from '#web/ui/Time.tsx';

const route = getRouteApi('/shell/audit');

export const AuditPage = () => (
  <Closed title="Audit log" needs="audit.read">
    <Log />
  </Closed>
);

function Log() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const { data: page, error, refetch } = useQuery(auditQuery(search));
  const checking = useMutation({ mutationFn: verifyAudit });
  const show = (change: AuditSearch) =>
    void navigate({ to: '/audit', search: { ...search, before: undefined, ...change } });
  const { before: _page, ...filters } = search;
  return (
    <Page
      title="Audit log"
      lead="Who did what, when and from where. Nothing in it can be changed unnoticed, and reading it is noted in it too."
      actions={
        <>
          {(['csv', 'json'] as const).map((format) => (
            <a
              key={format}
              href={`/api/audit/export${queryOf({ ...filters, format })}`}
              download
              className={buttonClass()}
            >
              <Download aria-hidden className="size-4" />
              {format.toUpperCase()}
              <span className="sr-only">export</span>
            </a>
          ))}
          <Button
            look="primary"
            onClick={() => checking.mutate()}
            busy={checking.isPending}
            icon={<ShieldCheck aria-hidden className="size-4" />}
          >
            Check the log
          </Button>
        </>
      }
    >
      {checking.data && <Verified result={checking.data} />}
      <Refused error={checking.error} title="The log was not checked" />
      <AuditFilters
        search={search}
        onChange={show}
        onClear={() => void navigate({ to: '/audit', search: {} })}
      />
      <div className="mt-3 rounded-lg border bg-surface">
        {error && !page ? (
          <div className="p-4">
            <Failed error={error} title="The log could not be read" onAgain={() => void refetch()} />
          </div>
        ) : !page ? (
          <Loading />
        ) : page.entries.length === 0 ? (
          <p className="px-4 py-10 text-center text-soft">Nothing in the log fits these filters.</p>
        ) : (
          <ol className="divide-y">
            {page.entries.map((entry) => (
              <EntryRow key={entry.seq} entry={entry} />
            ))}
          </ol>
        )}
      </div>
      {page && (
        <div className="flex flex-wrap items-center justify-between gap-3 pt-3">
          <p className="text-sm text-faint">
            {page.firstKept && (
              <>
                The oldest entry that is kept was written <Time at={page.firstKept} />.
              </>
            )}
          </p>
          <nav aria-label="Pages" className="flex gap-2">
            {search.before !== undefined && (
              <Link to="/audit" search={filters} className={buttonClass()}>
                <ChevronsLeft aria-hidden className="size-4" />
                Newest
              </Link>
            )}
            {page.next !== null && (
              <Link to="/audit" search={{ ...filters, before: page.next }} className={buttonClass()}>
                Older
                <ChevronRight aria-hidden className="size-4" />
              </Link>
            )}
          </nav>
        </div>
      )}
    </Page>
  );
}

const Loading = () => (
  <ul className="divide-y">
    {[0, 1, 2, 3, 4].map((row) => (
      <li key={row} className="grid gap-2 px-4 py-3.5 sm:px-5">
        <Skeleton className="h-4 w-72 max-w-full" />
        <Skeleton className="h-3 w-40" />
      </li>
    ))}
  </ul>
);
