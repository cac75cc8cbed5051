import { CircleCheck, CircleSlash, Hourglass, type LucideIcon } from 'lucide-react';
import type { ApiToken } from '#contract/api-token.ts';
import { rightsWords } from '#web/features/access/words.ts';
import { Badge } from '#web/ui/Badge.tsx';
import { Button } from '#web/ui/Button.tsx';
import type { Tone } from '#web/ui/Notice.tsx';
import { Cell, Fact, Row, Table, TableLoading } from '#web/ui/Table.tsx';
import { Time } from '#web/ui/Time.tsx';

const TABLE = {
  label: 'API tokens',
  columns: ['Token', 'Status', 'Rights', 'Made by', 'Last used', ''],
};
const STATUS: Record<ApiToken['status'], { word: string; icon: LucideIcon; tone: Tone }> = {
  active: { word: 'Works', icon: CircleCheck, tone: 'good' },
  expired: { word: 'Expired', icon: Hourglass, tone: 'idle' },
  revoked: { word: 'Revoked', icon: CircleSlash, tone: 'idle' },
};

type Props = { tokens: readonly ApiToken[]; onRevoke: (token: ApiToken) => void };

export const TokenTable = ({ tokens, onRevoke }: Props) => (
  <Table {...TABLE}>
    {tokens.map((token) => (
      <TokenRow key={token.id} token={token} onRevoke={onRevoke} />
    ))}
  </Table>
);

function TokenRow({ token, onRevoke }: { token: ApiToken } & Pick<Props, 'onRevoke'>) {
  const { name, lastFour, status, role, permissions, madeBy, lastUsedAt, lastUsedAddress } = token;
  const { word, icon, tone } = STATUS[status];
  return (
    <Row>
      <Cell className="lg:max-w-64 lg:min-w-40">
        <span className="font-medium wrap-anywhere">{name}</span>
        <span className="block text-sm text-faint">
          last characters <span className="font-mono text-xs">{lastFour}</span>
        </span>
      </Cell>
      <Cell className="my-2 lg:my-0 lg:whitespace-nowrap">
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
        <span className="mt-1 block text-sm text-faint">
          <Ending token={token} />
        </span>
      </Cell>
      <Cell className="mb-1 text-sm lg:mb-0">
        {role && <span className="block font-medium">{role.name}</span>}
        <span className="text-soft">{rightsWords(permissions)}</span>
      </Cell>
      <Fact>
        <span title={madeBy.email}>
          <span className="lg:hidden">made by </span>
          {madeBy.name}
        </span>
      </Fact>
      <Fact last>
        {lastUsedAt === null ? (
          <>
            <span className="lg:hidden">never used</span>
            <span className="hidden text-faint lg:inline">Never</span>
          </>
        ) : (
          <span>
            <span className="lg:hidden">last used </span>
            <Time at={lastUsedAt} />
            {lastUsedAddress && <span className="lg:block lg:text-faint"> from {lastUsedAddress}</span>}
          </span>
        )}
      </Fact>
      <Cell className="mt-2 lg:mt-0 lg:text-right">
        {status === 'active' && (
          <Button onClick={() => onRevoke(token)}>
            Revoke<span className="sr-only"> {name}</span>
          </Button>
        )}
      </Cell>
    </Row>
  );
}

function Ending({ token: { status, expiresAt, revokedAt, revokedBy } }: { token: ApiToken }) {
  if (status !== 'revoked' || !revokedAt) {
    return (
      <>
        {status === 'active' ? 'ends ' : 'ended '}
        <Time at={expiresAt} />
      </>
    );
  }
  return (
    <>
      <Time at={revokedAt} />
      {revokedBy && ` by ${revokedBy}`}
    </>
  );
}

export const TokensLoading = () => <TableLoading {...TABLE} />;
