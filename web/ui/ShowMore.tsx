import { ChevronDown } from 'lucide-react';
import { Button } from './Button.tsx';

type Props = { showsAll: boolean; onChange: (showsAll: boolean) => void; /** “Show all 12”. */ more: string };

/** At the end of a list that begins with a few: opens the rest in place, and closes it again. */
export const ShowMore = ({ showsAll, onChange, more }: Props) => (
  <div className="p-2 sm:px-3">
    <Button
      look="quiet"
      aria-expanded={showsAll}
      onClick={() => onChange(!showsAll)}
      icon={<ChevronDown aria-hidden className={`size-4 ${showsAll ? 'rotate-180' : ''}`} />}
    >
      {showsAll ? 'Show fewer' : more}
    </Button>
  </div>
);
