import type { Role } from '#contract/role.ts';
import { SearchBox } from '#web/ui/SearchBox.tsx';
import { SmallSelect } from '#web/ui/SmallSelect.tsx';
import type { PeopleSearch } from './people-search.ts';

type Props = {
  search: PeopleSearch;
  roles: readonly Role[];
  onChange: (change: PeopleSearch) => void;
};

const STATUS = [
  { value: '', label: 'Active or not' },
  { value: 'active', label: 'Active' },
  { value: 'deactivated', label: 'Deactivated' },
];

export const PeopleFilters = ({ search, roles, onChange }: Props) => (
  <search className="grid grid-cols-2 gap-2 sm:grid-cols-[minmax(0,1fr)_12rem_11rem]">
    <div className="col-span-2 sm:col-span-1">
      <SearchBox
        label="Search people"
        placeholder="Name or email"
        value={search.search ?? ''}
        onChange={(text) => onChange({ search: text || undefined })}
      />
    </div>
    <SmallSelect
      label="Role"
      value={search.role ?? ''}
      options={[
        { value: '', label: 'Any role' },
        ...roles.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(role) => onChange({ role: role || undefined })}
    />
    <SmallSelect
      label="Status"
      value={search.status ?? ''}
      options={STATUS}
      onChange={(status) => onChange({ status: isStatus(status) ? status : undefined })}
    />
  </search>
);

const isStatus = (value: string): value is NonNullable<PeopleSearch['status']> =>
  value === 'active' || value === 'deactivated';
