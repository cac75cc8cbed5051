import { Link } from '@tanstack/react-router';
import { May } from '#web/features/access/May.tsx';
import { WhoCan } from '#web/features/access/WhoCan.tsx';
import { buttonClass } from '#web/ui/Button.tsx';

/** The empty list: what belongs here, and the way to the first one. */
export const FirstIntegration = () => (
  <div className="grid justify-items-center gap-4 rounded-lg border border-dashed border-line-strong bg-surface px-6 py-14 text-center">
    <Picture />
    <div>
      <h2 className="text-lg font-semibold">Connect your first site</h2>
      <p className="mx-auto mt-1 max-w-md text-soft">
        An integration connects OwlHub to one site with an address and a token. OwlHub proves that the
        connection really works, and says exactly why when it does not.
      </p>
    </div>
    <May do="integrations.add" otherwise={<WhoCan do="integrations.add" className="max-w-md text-left" />}>
      <Link to="/integrations/new" search={{}} className={buttonClass('primary')}>
        Add your first integration
      </Link>
    </May>
  </div>
);

const Picture = () => (
  <svg aria-hidden viewBox="0 0 160 72" className="h-20 text-line-strong" fill="none" stroke="currentcolor">
    <g strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
      <rect x="2" y="14" width="48" height="44" rx="8" />
      <path d="M12 26h28M12 36h18M12 46h22" />
      <rect x="110" y="14" width="48" height="44" rx="8" />
      <g className="text-accent-text">
        <path d="M50 36h16M94 36h16" strokeDasharray="1 6" />
        <circle cx="80" cy="36" r="13" />
        <path d="m74 36 4.500 4.500 8-8.500" />
      </g>
      <circle cx="126" cy="34" r="4" />
      <circle cx="142" cy="34" r="4" />
      <path d="m132 42 2 2.500 2-2.500" />
    </g>
  </svg>
);
