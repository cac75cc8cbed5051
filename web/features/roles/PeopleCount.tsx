import { Link } from '@tanstack/react-router';
import type { Role } from '#contract/role.ts';
import { May } from '#web/features/access/May.tsx';

const count = new Intl.NumberFormat();

/** “3 people”, which leads to them. */
export function PeopleCount({ role: { id, people } }: { role: Pick<Role, 'id' | 'people'> }) {
  const words = people === 0 ? 'Nobody' : people === 1 ? '1 person' : `${count.format(people)} people`;
  return (
    <May do="people.read" otherwise={words}>
      <Link
        to="/people"
        search={{ role: id }}
        className="underline decoration-line-strong underline-offset-2 hover:decoration-current"
      >
        {words}
      </Link>
    </May>
  );
}
