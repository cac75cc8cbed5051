import { Link } from '@tanstack/react-router';
import { usePermission } from '#web/features/access/use-permission.ts';

const TAB =
  '-mb-px inline-flex h-10 items-center border-b-2 border-transparent px-2 font-medium whitespace-nowrap text-faint hover:text-text aria-[current=page]:border-accent aria-[current=page]:text-text';

/** The pages of the settings, for who has more than one. */
export function SettingsTabs() {
  const settings = usePermission('settings.manage');
  const notifications = usePermission('notifications.manage');
  if (!settings && !notifications) return null;
  return (
    <nav aria-label="Settings" className="mb-6 flex gap-1 border-b sm:gap-2">
      <Link to="/settings" activeOptions={{ exact: true }} className={TAB}>
        General
      </Link>
      {notifications && (
        <Link to="/settings/notifications" className={TAB}>
          Notifications
        </Link>
      )}
      {settings && (
        <Link to="/settings/sign-in" search={{}} activeOptions={{ includeSearch: false }} className={TAB}>
          Single sign-on
        </Link>
      )}
    </nav>
  );
}
