import { useSuspenseQuery } from '@tanstack/react-query';
import { ownSessionsQuery, profileQuery } from '#web/account-api.ts';
import { MyRights } from '#web/features/account/MyRights.tsx';
import { MySessions } from '#web/features/account/MySessions.tsx';
import { NameCard } from '#web/features/account/NameCard.tsx';
import { PasskeysCard } from '#web/features/account/PasskeysCard.tsx';
import { SigningInCard } from '#web/features/account/SigningInCard.tsx';
import { Page } from '#web/ui/Page.tsx';

export function ProfilePage() {
  const { data: profile } = useSuspenseQuery(profileQuery);
  const { data: sessions } = useSuspenseQuery(ownSessionsQuery);
  return (
    <Page title="Your profile" lead={<span className="wrap-anywhere">{profile.email}</span>}>
      <div className="grid grid-cols-1 gap-6">
        <NameCard profile={profile} />
        <SigningInCard profile={profile} />
        <PasskeysCard profile={profile} />
        <MySessions sessions={sessions} />
        <MyRights roles={profile.roles} />
      </div>
    </Page>
  );
}
