import { X } from 'lucide-react';
import { useState } from 'react';
import { AUDIT_ACTIONS, AUDIT_OUTCOMES, isAuditAction } from '#people/audit.ts';
import { capital } from '#web/features/access/words.ts';
import { Button } from '#web/ui/Button.tsx';
import { Disclosure } from '#web/ui/Disclosure.tsx';
import { SearchBox } from '#web/ui/SearchBox.tsx';
import { SmallSelect } from '#web/ui/SmallSelect.tsx';
import type { AuditSearch } from './audit-search.ts';
import { DayField } from './DayField.tsx';
import { OUTCOME } from './outcome.ts';

type Props = { search: AuditSearch; onChange: (change: AuditSearch) => void; onClear: () => void };

const ACTIONS = [
  { value: '', label: 'Any action' },
  ...Object.entries(AUDIT_ACTIONS).map(([value, words]) => ({ value, label: capital(words) })),
];
const OUTCOMES = [
  { value: '', label: 'Any outcome' },
  ...AUDIT_OUTCOMES.map((value) => ({ value, label: OUTCOME[value].word })),
];

/** All of it is in the address bar, so that what was found can be sent to somebody. */
export function AuditFilters({ search, onChange, onClear }: Props) {
  const { action, outcome, actor, target, address, from, to } = search;
  // Stays as the page began: what is opened or closed later is the reader’s.
  const [isOpen] = useState(Boolean(from ?? to ?? address));
  const isFiltered = [action, outcome, actor, target, address, from, to].some(Boolean);
  return (
    <search className="grid gap-2">
      <div className="grid grid-cols-1 gap-2 min-[480px]:grid-cols-2 lg:grid-cols-4">
        <SearchBox
          label="Who"
          placeholder="Who: name or email"
          value={actor ?? ''}
          onChange={(text) => onChange({ actor: text || undefined })}
        />
        <SearchBox
          label="To what"
          placeholder="To what"
          value={target ?? ''}
          onChange={(text) => onChange({ target: text || undefined })}
        />
        <SmallSelect
          label="Action"
          value={action ?? ''}
          options={ACTIONS}
          onChange={(value) => onChange({ action: isAuditAction(value) ? value : undefined })}
        />
        <SmallSelect
          label="Outcome"
          value={outcome ?? ''}
          options={OUTCOMES}
          onChange={(value) => onChange({ outcome: AUDIT_OUTCOMES.find((each) => each === value) })}
        />
      </div>
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <Disclosure summary="Days and address" open={isOpen} className="min-w-0 flex-1 basis-64">
          <div className="grid grid-cols-1 gap-2 pt-1 min-[480px]:grid-cols-2 lg:grid-cols-4">
            <DayField label="From" value={from} onChange={(day) => onChange({ from: day })} />
            <DayField label="To" value={to} onChange={(day) => onChange({ to: day })} />
            <SearchBox
              label="Address"
              placeholder="Address, such as 10.0.0.7"
              value={address ?? ''}
              onChange={(text) => onChange({ address: text || undefined })}
            />
          </div>
        </Disclosure>
        {isFiltered && (
          <Button look="quiet" onClick={onClear} icon={<X aria-hidden className="size-4" />}>
            Clear filters
          </Button>
        )}
      </div>
    </search>
  );
}
