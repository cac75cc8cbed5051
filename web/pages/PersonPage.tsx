import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { CircleCheck, CircleSlash, Pencil } from 'lucide-react';
import { useState } from 'react';
import { personQuery, rolesQuery } from '#web/admin-api.ts';
import { sessionQuery } from '#web/api.ts';
import { Closed } from '#web/features/access/Closed.tsx';
import { usePermission } from '#web/features/access/use-permission.ts';
import { WhoCan } from '#web/features/access/WhoCan.tsx';
import { AccountCard } from '#web/features/people/AccountCard.tsx';
import { NameDialog } from '#web/features/people/NameDialog.tsx';
import { PersonFacts } from '#web/features/people/PersonFacts.tsx';
import { RolesCard } from '#web/features/people/RolesCard.tsx';
import { RolesDialog } from '#web/features/people/RolesDialog.tsx';
import { StandingCard } from '#web/features/people/StandingCard.tsx';
import { LAST_OWNER, whyNotManageable } from '#web/features/people/why-not.ts';
import { Badge } from '#web/ui/Badge.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { Page } from '#web/ui/Page.tsx';

const route = getRouteApi('/shell/people/$id');

export const PersonPage = () => (
  <Closed title="People" needs="people.read">
    <Person />
  </Closed>
);

function Person() {
  const { id } = route.useParams();
  const { data: person } = useSuspenseQuery(personQuery(id));
  const { data: roles } = useSuspenseQuery(rolesQuery);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const manages = usePermission('people.manage');
  const [asked, setAsked] = useState<'roles' | 'name' | null>(null);
  const close = () => setAsked(null);
  const why = whyNotManageable(person);
  const may = manages && why === null;
  const { active, lastOwner, name, email } = person;
  return (
    <Page
      key={id}
      title={name}
      lead={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Badge tone={active ? 'good' : 'idle'} icon={active ? CircleCheck : CircleSlash}>
            {active ? 'Active' : 'Deactivated'}
          </Badge>
          <span className="min-w-0 wrap-anywhere">
            {email}
            {id === session.person.id && ', which is you'}
          </span>
        </span>
      }
      actions={
        may && (
          <Button onClick={() => setAsked('name')} icon={<Pencil aria-hidden className="size-4" />}>
            Rename
          </Button>
        )
      }
    >
      <div className="grid gap-4 empty:hidden not-empty:mb-6">
        {manages ? why && <Notice tone="idle" title={why} /> : <WhoCan do="people.manage" />}
        {may && lastOwner && <Notice tone="idle" title={LAST_OWNER} />}
      </div>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 grid-cols-1 gap-6">
          <RolesCard person={person} roles={roles} may={may} onChange={() => setAsked('roles')} />
          <AccountCard person={person} may={may} />
          {may && !lastOwner && <StandingCard person={person} />}
        </div>
        <PersonFacts person={person} />
      </div>
      {asked === 'roles' && <RolesDialog person={person} onClose={close} />}
      {asked === 'name' && <NameDialog person={person} onClose={close} />}
    </Page>
  );
}
