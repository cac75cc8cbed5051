import { Outlet, useRouterState } from '@tanstack/react-router';
import { Closed } from '#web/features/access/Closed.tsx';
import { placesFor } from '#web/places.ts';

/** Everything about integrations. What is open to the person besides is in the bar. */
export function ReadersOnly() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const place = placesFor(['integrations.read']).find(({ to }) => to === path);
  return (
    <Closed title={place?.label ?? 'Integrations'} needs="integrations.read">
      <Outlet />
    </Closed>
  );
}
