import { Link } from '@tanstack/react-router';
import { CircleCheck, CircleSlash, ShieldCheck, ShieldOff } from 'lucide-react';
import type { Person } from '#contract/people.ts';
import { Avatar } from '#web/ui/Avatar.tsx';
import { Badge } from '#web/ui/Badge.tsx';
import { Cell, Fact, Row, Table, TableLoading } from '#web/ui/Table.tsx';
import { Time } from '#web/ui/Time.tsx';
import { hasSecondFactor } from './second-factor.ts';

const TABLE = { label: 'People', columns: ['Person', 'Status', 'Roles', 'Second factor', 'Last here'] };

export const PeopleTable = ({ people, ownId }: { people: readonly Person[]; ownId: string }) => (
  <Table {...TABLE}>
    {people.map((person) => (
      <PersonRow key={person.id} person={person} isOwn={person.id === ownId} />
    ))}
  </Table>
);

function PersonRow({ person, isOwn }: { person: Person; isOwn: boolean }) {
  const { id, name, email, roles, active, signedInAt } = person;
  const Shield = hasSecondFactor(person) ? ShieldCheck : ShieldOff;
  return (
    <Row className="hover:bg-sunken">
      <Cell className="lg:max-w-80 lg:min-w-56">
        <div className="flex gap-3">
          <Avatar name={name} />
          <div className="min-w-0">
            <Link
              to="/people/$id"
              params={{ id }}
              className="font-medium wrap-anywhere after:absolute after:inset-0"
            >
              {name}
            </Link>
            {isOwn && <span className="text-sm text-faint"> (you)</span>}
            <span className="block text-sm wrap-anywhere text-faint">{email}</span>
          </div>
        </div>
      </Cell>
      <Cell className="my-2 lg:my-0">
        <Badge tone={active ? 'good' : 'idle'} icon={active ? CircleCheck : CircleSlash}>
          {active ? 'Active' : 'Deactivated'}
        </Badge>
      </Cell>
      <Fact unknown="None">{roles.map((role) => role.name).join(', ')}</Fact>
      <Fact>
        <span className="lg:hidden">{hasSecondFactor(person) ? 'second factor' : 'no second factor'}</span>
        <span className="hidden items-center gap-1.5 lg:inline-flex">
          <Shield
            aria-hidden
            className={`size-4 shrink-0 ${hasSecondFactor(person) ? 'text-good' : 'text-faint'}`}
          />
          {hasSecondFactor(person) ? 'On' : 'None'}
        </span>
      </Fact>
      <Fact unknown="Never">
        {signedInAt && (
          <>
            <span className="lg:hidden">here </span>
            <Time at={signedInAt} />
          </>
        )}
      </Fact>
    </Row>
  );
}

export const PeopleLoading = () => <TableLoading {...TABLE} />;
