import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { invitationsQuery, peopleQuery, rolesQuery } from '#web/admin-api.ts';
import { sessionQuery } from '#web/api.ts';
import { Closed } from '#web/features/access/Closed.tsx';
import { May } from '#web/features/access/May.tsx';
import { WhoCan } from '#web/features/access/WhoCan.tsx';
import { Invitations } from '#web/features/people/Invitations.tsx';
import { InviteDialog } from '#web/features/people/InviteDialog.tsx';
import { PAGE_SIZE, type PeopleSearch } from '#web/features/people/people-search.ts';
import { NobodyFits } from '#web/features/people/NobodyFits.tsx';
import { PeopleFilters } from '#web/features/people/PeopleFilters.tsx';
import { PeopleLoading, PeopleTable } from '#web/features/people/PeopleTable.tsx';
import { Failed } from '#web/refused.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Pager } from '#web/ui/Pager.tsx';

const route = getRouteApi('/shell/people');

export const PeoplePage = () => (
  <Closed title="People" needs="people.read">
    <People />
  </Closed>
);

function People() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: roles } = useSuspenseQuery(rolesQuery);
  const { data: invitations } = useSuspenseQuery(invitationsQuery);
  const { data: list, error, refetch } = useQuery(peopleQuery({ ...search, limit: PAGE_SIZE }));
  const [inviting, setInviting] = useState(false);
  const show = (change: PeopleSearch) =>
    void navigate({ to: '/people', search: { ...search, offset: undefined, ...change } });
  return (
    <Page
      title="People"
      lead="Who may come in, and what each may do."
      actions={
        <May do="people.manage">
          <Button
            look="primary"
            onClick={() => setInviting(true)}
            icon={<UserPlus aria-hidden className="size-4" />}
          >
            Invite
          </Button>
        </May>
      }
    >
      <WhoCan do="people.manage" className="mb-6" />
      <Invitations invitations={invitations} />
      <div className="mb-3">
        <PeopleFilters search={search} roles={roles} onChange={show} />
      </div>
      {list ? (
        list.people.length > 0 ? (
          <PeopleTable people={list.people} ownId={session.person.id} />
        ) : (
          <NobodyFits onAll={() => void navigate({ to: '/people', search: {} })} />
        )
      ) : error ? (
        <Failed title="The people could not be read" error={error} onAgain={() => void refetch()} />
      ) : (
        <PeopleLoading />
      )}
      {list && (
        <Pager
          offset={search.offset ?? 0}
          size={PAGE_SIZE}
          total={list.total}
          onOffset={(offset) => show({ offset: offset || undefined })}
        />
      )}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Page>
  );
}
