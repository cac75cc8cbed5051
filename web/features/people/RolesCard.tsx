import type { Person } from '#contract/people.ts';
import type { Role } from '#contract/role.ts';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';

type Props = { person: Person; roles: readonly Role[]; may: boolean; onChange: () => void };

export const RolesCard = ({ person, roles, may, onChange }: Props) => (
  <Card title="Roles" aside={may && <Button onClick={onChange}>Change roles</Button>}>
    <ul className="divide-y">
      {person.roles.map(({ id, name }) => {
        const role = roles.find((each) => each.id === id);
        return (
          <li key={id} className="px-4 py-3 sm:px-5">
            <p className="font-medium wrap-anywhere">{name}</p>
            <p className="text-sm text-soft">
              {role?.about} {role?.needsSecondFactor && 'Needs a second factor.'}
            </p>
          </li>
        );
      })}
    </ul>
  </Card>
);
