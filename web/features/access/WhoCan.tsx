import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { LockKeyhole } from 'lucide-react';
import type { Permission } from '#people/permission.ts';
import { permissionsQuery } from '#web/admin-api.ts';
import { sessionQuery } from '#web/api.ts';
import { DEED } from './deeds.ts';
import { Helpers } from './Helpers.tsx';

type Props = { do: Permission; className?: string };

/** One calm line for who may not do this: what is missing, and who can help. Nothing for who may. */
export function WhoCan({ do: permission, className = '' }: Props) {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const missing = !session.permissions.includes(permission);
  const { data: permissions } = useQuery({ ...permissionsQuery, enabled: missing });
  if (!missing) return null;
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
            {DEED[permission]} takes a role with that right.{' '}
            <Helpers helpers={permissions?.find(({ id }) => id === permission)?.helpers} />
          </>
        )}
      </span>
    </p>
  );
}
