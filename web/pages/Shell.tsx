import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { ConfirmDoor } from '#web/features/account/ConfirmDoor.tsx';
import { FollowEvents } from '#web/features/shell/FollowEvents.tsx';
import { sessionQuery } from '#web/api.ts';
import { PaletteDoor } from '#web/features/palette/PaletteDoor.tsx';
import { SideBar } from '#web/features/shell/SideBar.tsx';

const SecondFactorFirst = lazy(() => import('#web/features/account/SecondFactorFirst.tsx'));

/** The frame around every page of a signed-in person. */
export function Shell() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const [isAddingFactor, setIsAddingFactor] = useState(false);
  return (
    <ConfirmDoor>
      <FollowEvents />
      {session.mustAddSecondFactor || isAddingFactor ? (
        <Suspense>
          <SecondFactorFirst roles={session.person.roles} onUnderWay={setIsAddingFactor} />
        </Suspense>
      ) : (
        <Inside />
      )}
    </ConfirmDoor>
  );
}

function Inside() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [searching, setSearching] = useState(false);
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[15rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only z-30 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <SideBar key={path} session={session} onSearch={() => setSearching(true)} />
      <main id="content" tabIndex={-1} className="min-w-0 px-4 py-6 outline-none sm:px-8 md:py-8">
        <div className="mx-auto max-w-[1100px]">
          <Outlet />
        </div>
      </main>
      <PaletteDoor open={searching} setOpen={setSearching} />
    </div>
  );
}
