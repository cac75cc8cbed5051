import { Outlet } from '@tanstack/react-router';
import { UnavailableBanner } from '#web/features/shell/UnavailableBanner.tsx';

export function Root() {
  return (
    <>
      <Outlet />
      <UnavailableBanner />
    </>
  );
}
