import { Link } from '@tanstack/react-router';
import type { Integration } from '#contract/integration.ts';
import { firstToEnd } from '#web/endings.ts';
import { Cell, Fact, Row, Table, TableLoading } from '#web/ui/Table.tsx';
import { Time } from '#web/ui/Time.tsx';
import { addressOf, editionOf } from '#web/words.ts';
import { Ends } from './Ends.tsx';
import { noteOf } from './note-of.ts';
import { StatusBadge } from './StatusBadge.tsx';

const LABEL = 'Integrations';
const columnsOf = (isCompact: boolean) => [
  'Name',
  'Status',
  ...(isCompact ? [] : ['Edition', 'Account']),
  'Ends',
  'Last checked',
];

type Props = { integrations: readonly Integration[]; isCompact: boolean };

export const IntegrationTable = ({ integrations, isCompact }: Props) => (
  <Table label={LABEL} columns={columnsOf(isCompact)}>
    {integrations.map((integration) => (
      <IntegrationRow key={integration.id} integration={integration} isCompact={isCompact} />
    ))}
  </Table>
);

type RowProps = { integration: Integration; isCompact: boolean };

function IntegrationRow({ integration, isCompact }: RowProps) {
  const { proof, checkedAt, status, endings } = integration;
  const [note, ending] = [noteOf(integration), firstToEnd(endings)];
  return (
    <Row className="hover:bg-sunken">
      <Cell className={isCompact ? 'lg:max-w-96 lg:min-w-64' : 'lg:max-w-64 lg:min-w-44'}>
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
        {note && (
          <span
            className={`mt-1 block text-sm wrap-anywhere text-soft ${isCompact ? 'lg:max-w-80' : 'lg:max-w-44'}`}
          >
            {note}
          </span>
        )}
      </Cell>
      {!isCompact && (
        <>
          <Fact>{proof && editionOf(proof)}</Fact>
          <Fact>{proof?.accountName ?? integration.account}</Fact>
        </>
      )}
      <Fact unknown="Not known">{ending && <Ends ending={ending} />}</Fact>
      <Fact>{checkedAt && <Time at={checkedAt} />}</Fact>
    </Row>
  );
}

export const IntegrationsLoading = ({ isCompact = false }: { isCompact?: boolean }) => (
  <TableLoading label={LABEL} columns={columnsOf(isCompact)} />
);
