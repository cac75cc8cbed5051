import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { LockKeyhole } from 'lucide-react';
import type { Permission } from '#people/permission.ts';
import { permissionsQuery } from '#web/admin-api.ts';
import { sessionQuery } from '#web/api.ts';
import { takes } from './deeds.ts';
import { Helpers } from './Helpers.tsx';

type Props = { do: Permission | readonly Permission[]; className?: string };

/** One calm line for who may not do something: what is missing, and who can help. Nothing for who may do all of it. */
export function WhoCan({ do: deeds, className = '' }: Props) {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const asked: readonly Permission[] = typeof deeds === 'string' ? [deeds] : deeds;
  const missing = asked.filter((permission) => !session.permissions.includes(permission));
  const { data: permissions } = useQuery({ ...permissionsQuery, enabled: missing.length > 0 });
  if (missing.length === 0) return null;
  return (
    <p className={`flex items-start gap-2 text-sm text-soft ${className}`}>
      <LockKeyhole aria-hidden className="mt-0.5 size-4 shrink-0 text-faint" />
      <span className="min-w-0">
        {session.mustAddSecondFactor ? (
          <>
            Your role asks for a second factor first.{' '}
            <a href="/profile" className="font-medium text-accent-text underline underline-offset-2">
              Add one on your profile
            </a>
          </>
        ) : (
          <>
            {takes(missing)} <Helpers helpers={permissions?.find(({ id }) => id === missing[0])?.helpers} />
          </>
        )}
      </span>
    </p>
  );
}
