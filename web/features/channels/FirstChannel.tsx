import { Link } from '@tanstack/react-router';
import { buttonClass } from '#web/ui/Button.tsx';

/** The empty list: what belongs here, and the way to the first one. */
export const FirstChannel = () => (
  <div className="grid justify-items-center gap-4 rounded-lg border border-dashed border-line-strong bg-surface px-6 py-14 text-center">
    <Picture />
    <div>
      <h2 className="text-lg font-semibold">Be told before somebody notices</h2>
      <p className="mx-auto mt-1 max-w-md text-soft">
        A channel tells people or programs what breaks, what works again and what ends soon: by mail, in
        Slack, in Microsoft Teams, or by a signed webhook. Each is tested before it is saved.
      </p>
    </div>
    <Link to="/settings/notifications/new" search={{}} className={buttonClass('primary')}>
      Add your first channel
    </Link>
  </div>
);

const Picture = () => (
  <svg aria-hidden viewBox="0 0 160 72" className="h-20 text-line-strong" fill="none" stroke="currentcolor">
    <g strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
      <rect x="106" y="4" width="52" height="18" rx="6" />
      <rect x="106" y="27" width="52" height="18" rx="6" />
      <rect x="106" y="50" width="52" height="18" rx="6" />
      <path d="M116 13h20M116 36h28M116 59h14" />
      <g className="text-accent-text">
        <path d="M56 36h42M56 30c18 0 20-17 42-17M56 42c18 0 20 17 42 17" strokeDasharray="1 6" />
        <path d="M18 46c4-4 4-8 4-14a12 12 0 0 1 24 0c0 6 0 10 4 14Z" />
        <path d="M30 52a4.500 4.500 0 0 0 8 0" />
      </g>
    </g>
  </svg>
);
