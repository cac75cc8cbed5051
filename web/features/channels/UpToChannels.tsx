import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';

/** The way back to the list. */
export const UpToChannels = () => (
  <Link
    to="/settings/notifications"
    className="-ml-1 inline-flex items-center gap-0.5 rounded-md pr-1 text-sm text-faint hover:text-text"
  >
    <ChevronLeft aria-hidden className="size-4" />
    Notifications
  </Link>
);
