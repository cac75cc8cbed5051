import { Link } from '@tanstack/react-router';
import type { Channel } from '#contract/channel.ts';
import { Cell, Fact, Row, Table, TableLoading } from '#web/ui/Table.tsx';
import { Time } from '#web/ui/Time.tsx';
import { placeInShort } from './channel-looks.ts';
import { integrationsInShort, typesInShort } from './choice.ts';
import { KIND } from './kinds.ts';
import { StateBadge } from './StateBadge.tsx';
import { StateNote } from './StateNote.tsx';
import { paceWords, quietWords } from './timing-words.ts';

const TABLE = {
  label: 'Channels',
  columns: ['Channel', 'State', 'Is told', 'When', 'Last delivery'],
  widths: ['w-[31%]', 'w-[24%]', 'w-[15%]', 'w-[16%]', 'w-[14%]'],
};

export const ChannelTable = ({ channels }: { channels: readonly Channel[] }) => (
  <Table {...TABLE}>
    {channels.map((channel) => (
      <ChannelRow key={channel.id} channel={channel} />
    ))}
  </Table>
);

/** A second line; on a card it goes on after a dot. */
const SECOND = "before:content-['_·_'] lg:block lg:text-faint lg:before:content-none";

function ChannelRow({ channel }: { channel: Channel }) {
  const { id, kind, name, place, filter, rhythm, last, waiting } = channel;
  const { icon: Icon, word } = KIND[kind];
  const [integrations, quiet] = [integrationsInShort(filter), quietWords(rhythm)];
  return (
    <Row className="hover:bg-sunken">
      <Cell>
        <div className="flex gap-3">
          <span
            aria-hidden
            className="grid size-8 shrink-0 place-items-center rounded-md bg-accent-soft text-accent-text"
          >
            <Icon className="size-4" />
          </span>
          <div className="min-w-0">
            <Link
              to="/settings/notifications/$id"
              params={{ id }}
              className="font-medium wrap-anywhere after:absolute after:inset-0"
            >
              {name}
            </Link>
            <span className="block text-sm wrap-anywhere text-faint" title={place ?? undefined}>
              {word} · {placeInShort(channel)}
            </span>
          </div>
        </div>
      </Cell>
      <Cell className="my-2 lg:my-0">
        <StateBadge channel={channel} />
        <span className="mt-1 block text-sm wrap-anywhere text-soft empty:hidden">
          <StateNote channel={channel} />
        </span>
      </Cell>
      <Fact>
        {typesInShort(filter)}
        {integrations && <span className={SECOND}>{integrations}</span>}
      </Fact>
      <Fact last={!last && waiting === 0}>
        {paceWords(rhythm)}
        {quiet && <span className={SECOND}>quiet {quiet}</span>}
      </Fact>
      <Fact unknown="None yet">
        {last && (
          <>
            <span className="lg:hidden">{last.problem ? 'tried ' : 'delivered '}</span>
            <Time at={last.at} />
          </>
        )}
        {waiting > 0 && <span className={last ? SECOND : ''}>{waiting} waiting</span>}
      </Fact>
    </Row>
  );
}

export const ChannelsLoading = () => <TableLoading {...TABLE} />;
