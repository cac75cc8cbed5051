import { useSuspenseQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { sessionQuery } from '#web/api.ts';
import { ThemeSwitch } from '#web/features/account/ThemeSwitch.tsx';
import { buttonClass } from '#web/ui/Button.tsx';
import { Page } from '#web/ui/Page.tsx';

export function SettingsPage() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  return (
    <Page title="Settings">
      <div className="divide-y rounded-lg border bg-surface">
        <Row title="Colours" about="System follows this device, by day and by night.">
          <ThemeSwitch />
        </Row>
        <Row title="Account" about="The owner’s account, made at set-up.">
          <span className="wrap-anywhere">{session.person.email}</span>
        </Row>
        <Row title="HTTP API" about="Everything these pages do, for scripts: described, and ready to try.">
          <a href="/api/docs" className={buttonClass()}>
            API docs
            <ExternalLink aria-hidden className="size-4 text-faint" />
          </a>
        </Row>
      </div>
    </Page>
  );
}

function Row({ title, about, children }: { title: string; about: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-4 p-4 sm:px-5">
      <div className="min-w-0 flex-1 basis-56">
        <h2 className="font-medium">{title}</h2>
        <p className="text-sm text-faint">{about}</p>
      </div>
      {children}
    </div>
  );
}
