import { useSuspenseQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { settingsQuery } from '#web/admin-api.ts';
import { sessionQuery } from '#web/api.ts';
import { May } from '#web/features/access/May.tsx';
import { ThemeSwitch } from '#web/features/account/ThemeSwitch.tsx';
import { EveryoneForm } from '#web/features/settings/EveryoneForm.tsx';
import { MailCard } from '#web/features/settings/MailCard.tsx';
import { SettingRow } from '#web/features/settings/SettingRow.tsx';
import { SettingsTabs } from '#web/features/settings/SettingsTabs.tsx';
import { buttonClass } from '#web/ui/Button.tsx';
import { Page } from '#web/ui/Page.tsx';

export const SettingsPage = () => (
  <Page title="Settings">
    <SettingsTabs />
    <div className="grid grid-cols-1 gap-6">
      <div className="divide-y rounded-lg border bg-surface">
        <SettingRow title="Colours" about="System follows this device, by day and by night.">
          <ThemeSwitch />
        </SettingRow>
        <SettingRow
          title="HTTP API"
          about="Everything these pages do, for scripts: described, and ready to try."
        >
          <a href="/api/docs" className={buttonClass()}>
            API docs
            <ExternalLink aria-hidden className="size-4 text-faint" />
          </a>
        </SettingRow>
      </div>
      <May do="settings.manage">
        <ForEverybody />
      </May>
    </div>
  </Page>
);

function ForEverybody() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: settings } = useSuspenseQuery(settingsQuery);
  return (
    <>
      <EveryoneForm settings={settings} />
      <MailCard mail={settings.mail} ownEmail={session.person.email} />
    </>
  );
}
