import { Link } from '@tanstack/react-router';
import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Person } from '#contract/people.ts';
import { May } from '#web/features/access/May.tsx';
import { capital } from '#web/features/access/words.ts';
import { Card } from '#web/ui/Card.tsx';
import { Time } from '#web/ui/Time.tsx';

const LINK = 'flex items-center gap-2 px-4 py-3 text-sm font-medium text-accent-text hover:bg-sunken sm:px-5';

export function PersonFacts({ person }: { person: Person }) {
  const { id, createdAt, createdBy, signedInAt, deactivatedAt } = person;
  return (
    <Card title="Facts">
      <dl className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3 gap-y-2 px-4 py-4 text-sm wrap-anywhere sm:px-5">
        <Fact label="Signs in with">{waysIn(person)}</Fact>
        <Fact label="Last here">{signedInAt ? <Time at={signedInAt} /> : 'Never'}</Fact>
        <Fact label="Added">
          <Time at={createdAt} /> by {createdBy}
        </Fact>
        {deactivatedAt && (
          <Fact label="Deactivated">
            <Time at={deactivatedAt} />
          </Fact>
        )}
      </dl>
      <May do="audit.read">
        <div className="divide-y border-t">
          <Link to="/audit" search={{ actor: id }} className={LINK}>
            <History aria-hidden className="size-4" />
            What they did
          </Link>
          <Link to="/audit" search={{ target: id }} className={LINK}>
            <History aria-hidden className="size-4" />
            What was done to the account
          </Link>
        </div>
      </May>
    </Card>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt className="text-faint">{label}</dt>
    <dd>{children}</dd>
  </>
);

function waysIn({ usesProvider, hasPassword, secondFactor }: Person) {
  const ways = [
    ...(usesProvider ? ['single sign-on'] : []),
    ...(hasPassword ? ['email and password'] : []),
    ...(secondFactor.passkeys > 0 ? ['a passkey'] : []),
  ];
  return ways.length === 0
    ? 'Nothing yet'
    : capital(new Intl.ListFormat('en', { type: 'disjunction' }).format(ways));
}
