import type { IntegrationList } from '#contract/integration.ts';
import { SearchBox } from '#web/ui/SearchBox.tsx';
import { SmallSelect } from '#web/ui/SmallSelect.tsx';
import { type IntegrationsSearch, SORTS, sortIn, STATUSES, statusIn } from './integrations-search.ts';
import { STATUS } from './StatusBadge.tsx';

type Props = {
  search: IntegrationsSearch;
  counts: IntegrationList['counts'] | undefined;
  onChange: (change: IntegrationsSearch) => void;
};

const number = new Intl.NumberFormat();

export const IntegrationFilters = ({ search, counts, onChange }: Props) => (
  <search className="grid grid-cols-2 gap-2 sm:grid-cols-[minmax(0,1fr)_11rem_12rem]">
    <div className="col-span-2 sm:col-span-1">
      <SearchBox
        label="Search integrations"
        placeholder="Name"
        value={search.search ?? ''}
        onChange={(text) => onChange({ search: text || undefined })}
      />
    </div>
    <SmallSelect
      label="Status"
      value={search.status ?? ''}
      options={[
        { value: '', label: 'Any status' },
        ...STATUSES.map((status) => ({
          value: status,
          label: `${STATUS[status].word}${counts ? ` (${number.format(counts[status])})` : ''}`,
        })),
      ]}
      onChange={(value) => onChange({ status: statusIn(value) })}
    />
    <SmallSelect
      label="Sort"
      value={search.sort ?? 'name'}
      options={Object.entries(SORTS).map(([value, label]) => ({ value, label }))}
      onChange={(value) => onChange({ sort: sortIn(value) })}
    />
  </search>
);
