import { Link } from '@tanstack/react-router';
import { May } from '#web/features/access/May.tsx';

const TAB =
  '-mb-px inline-flex h-10 items-center border-b-2 border-transparent px-2 font-medium text-faint hover:text-text aria-[current=page]:border-accent aria-[current=page]:text-text';

/** The pages of the settings, for who has more than one. */
export const SettingsTabs = () => (
  <May do="settings.manage">
    <nav aria-label="Settings" className="mb-6 flex gap-2 border-b">
      <Link to="/settings" activeOptions={{ exact: true }} className={TAB}>
        General
      </Link>
      <Link to="/settings/sign-in" search={{}} activeOptions={{ includeSearch: false }} className={TAB}>
        Single sign-on
      </Link>
    </nav>
  </May>
);
