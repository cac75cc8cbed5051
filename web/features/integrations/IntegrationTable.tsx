import { Link } from '@tanstack/react-router';
import type { Integration } from '#contract/integration.ts';
import { firstToEnd } from '#web/endings.ts';
import { Cell, Fact, Row, Table, TableLoading } from '#web/ui/Table.tsx';
import { Time } from '#web/ui/Time.tsx';
import { addressOf, editionOf } from '#web/words.ts';
import { Ends } from './Ends.tsx';
import { noteOf } from './note-of.ts';
import { StatusBadge } from './StatusBadge.tsx';

/** Without what only few look for. */
const COMPACT = {
  label: 'Integrations',
  columns: ['Name', 'Status', 'Ends', 'Last checked'],
  widths: ['w-[38%]', 'w-[26%]', 'w-[21%]', 'w-[15%]'],
};
const WHOLE = {
  label: 'Integrations',
  columns: ['Name', 'Status', 'Edition and account', 'Ends', 'Last checked'],
  widths: ['w-[25%]', 'w-[20%]', 'w-[19%]', 'w-[21%]', 'w-[15%]'],
};

type Props = { integrations: readonly Integration[]; isCompact: boolean };

export const IntegrationTable = ({ integrations, isCompact }: Props) => (
  <Table {...(isCompact ? COMPACT : WHOLE)}>
    {integrations.map((integration) => (
      <IntegrationRow key={integration.id} integration={integration} isCompact={isCompact} />
    ))}
  </Table>
);

/** A second line; on a card it goes on after a dot. */
const SECOND = "before:content-['_·_'] lg:block lg:text-faint lg:before:content-none";

type RowProps = { integration: Integration; isCompact: boolean };

function IntegrationRow({ integration, isCompact }: RowProps) {
  const { proof, checkedAt, status, endings } = integration;
  const account = proof?.accountName ?? integration.account;
  const [note, ending] = [noteOf(integration), firstToEnd(endings)];
  return (
    <Row className="hover:bg-sunken">
      <Cell>
        <Link
          to="/integrations/$id"
          params={{ id: integration.id }}
          className="font-medium wrap-anywhere after:absolute after:inset-0"
        >
          {integration.name}
        </Link>
        <span className="block text-sm wrap-anywhere text-faint" title={integration.siteUrl ?? undefined}>
          {addressOf(integration)}
        </span>
      </Cell>
      <Cell className="my-2 lg:my-0">
        <StatusBadge status={status} />
        {note && <span className="mt-1 block text-sm wrap-anywhere text-soft">{note}</span>}
      </Cell>
      {!isCompact && (
        <Fact>
          {proof && editionOf(proof)}
          {account && <span className={proof ? SECOND : ''}>{account}</span>}
        </Fact>
      )}
      <Fact unknown="Not known">{ending && <Ends ending={ending} />}</Fact>
      <Fact>{checkedAt && <Time at={checkedAt} />}</Fact>
    </Row>
  );
}

export const IntegrationsLoading = ({ isCompact = false }: { isCompact?: boolean }) => (
  <TableLoading {...(isCompact ? COMPACT : WHOLE)} />
);
