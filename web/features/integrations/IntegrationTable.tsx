import { Link } from '@tanstack/react-router';
import type { Integration } from '#contract/integration.ts';
import { firstToEnd } from '#web/endings.ts';
import { Cell, Fact, Row, Table, TableLoading } from '#web/ui/Table.tsx';
import { Time } from '#web/ui/Time.tsx';
import { addressOf, editionOf } from '#web/words.ts';
import { Ends } from './Ends.tsx';
import { noteOf } from './note-of.ts';
import { StatusBadge } from './StatusBadge.tsx';

const TABLE = {
  label: 'Integrations',
  columns: ['Name', 'Status', 'Edition', 'Account', 'Ends', 'Last checked'],
};

export const IntegrationTable = ({ integrations }: { integrations: readonly Integration[] }) => (
  <Table {...TABLE}>
    {integrations.map((integration) => (
      <IntegrationRow key={integration.id} integration={integration} />
    ))}
  </Table>
);

function IntegrationRow({ integration }: { integration: Integration }) {
  const { proof, checkedAt, status, endings } = integration;
  const [note, ending] = [noteOf(integration), firstToEnd(endings)];
  return (
    <Row className="hover:bg-sunken">
      <Cell className="lg:max-w-64 lg:min-w-44">
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
        {note && <span className="mt-1 block text-sm wrap-anywhere text-soft lg:max-w-44">{note}</span>}
      </Cell>
      <Fact>{proof && editionOf(proof)}</Fact>
      <Fact>{proof?.accountName ?? integration.account}</Fact>
      <Fact unknown="Not known">{ending && <Ends ending={ending} />}</Fact>
      <Fact>{checkedAt && <Time at={checkedAt} />}</Fact>
    </Row>
  );
}

export const IntegrationsLoading = () => <TableLoading {...TABLE} />;
