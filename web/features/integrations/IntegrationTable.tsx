import { Link } from '@tanstack/react-router';
import type { Integration } from '#contract/integration.ts';
import { Cell, Fact, Row, Table, TableLoading } from '#web/ui/Table.tsx';
import { Time } from '#web/ui/Time.tsx';
import { addressOf, editionOf } from '#web/words.ts';
import { FirstIntegration } from './FirstIntegration.tsx';
import { StatusBadge } from './StatusBadge.tsx';

const TABLE = {
  label: 'Integrations',
  columns: ['Name', 'Status', 'Edition', 'Account', 'Last checked'],
};

export function IntegrationList({ integrations }: { integrations: readonly Integration[] }) {
  if (integrations.length === 0) return <FirstIntegration />;
  return (
    <Table {...TABLE}>
      {integrations.map((integration) => (
        <IntegrationRow key={integration.id} integration={integration} />
      ))}
    </Table>
  );
}

function IntegrationRow({ integration }: { integration: Integration }) {
  const { proof, checkedAt, trouble, status, failure } = integration;
  const note = failure?.title ?? trouble?.failure.title;
  return (
    <Row className="hover:bg-sunken">
      <Cell className="lg:max-w-72 lg:min-w-44">
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
        {note && <span className="mt-1 block text-sm wrap-anywhere text-soft lg:max-w-56">{note}</span>}
      </Cell>
      <Fact>{proof && editionOf(proof)}</Fact>
      <Fact>{proof?.accountName ?? integration.account}</Fact>
      <Fact>{checkedAt && <Time at={checkedAt} />}</Fact>
    </Row>
  );
}

export const IntegrationsLoading = () => <TableLoading {...TABLE} />;
