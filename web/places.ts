import {
  Bell,
  BookOpen,
  Cable,
  KeyRound,
  LayoutDashboard,
  type LucideIcon,
  ScrollText,
  Settings,
  ShieldCheck,
  UserRound,
  Users,
} from 'lucide-react';
import type { Permission } from '#people/permission.ts';

type Path =
  | '/'
  | '/integrations'
  | '/guides/jira'
  | '/people'
  | '/roles'
  | '/tokens'
  | '/audit'
  | '/settings/notifications'
  | '/settings'
  | '/profile';

export type Place = {
  to: Path;
  label: string;
  icon: LucideIcon;
  /** Any of these shows it; it is there for everybody where there are none. */
  needs: readonly Permission[];
  /** Where the bar leads to it by another way. */
  notInBar?: true;
};

/** The pages that the bar or the commands lead to, in their order. */
export const PLACES: readonly Place[] = [
  { to: '/', label: 'Overview', icon: LayoutDashboard, needs: ['integrations.read'] },
  { to: '/integrations', label: 'Integrations', icon: Cable, needs: ['integrations.read'] },
  { to: '/guides/jira', label: 'Guide', icon: BookOpen, needs: ['integrations.read'] },
  { to: '/people', label: 'People', icon: Users, needs: ['people.read'] },
  { to: '/roles', label: 'Roles', icon: ShieldCheck, needs: ['people.read', 'roles.manage'] },
  { to: '/tokens', label: 'API tokens', icon: KeyRound, needs: ['tokens.manage'] },
  { to: '/audit', label: 'Audit log', icon: ScrollText, needs: ['audit.read'] },
  {
    to: '/settings/notifications',
    label: 'Notifications',
    icon: Bell,
    needs: ['notifications.manage'],
    notInBar: true,
  },
  { to: '/settings', label: 'Settings', icon: Settings, needs: [] },
  { to: '/profile', label: 'Your profile', icon: UserRound, needs: [], notInBar: true },
];

/** Pure. */
export const placesFor = (permissions: readonly Permission[]): Place[] =>
  PLACES.filter(({ needs }) => needs.length === 0 || needs.some((each) => permissions.includes(each)));
