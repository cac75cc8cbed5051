import type { Channel } from '#contract/channel.ts';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Line } from '#web/ui/Line.tsx';
import { Time } from '#web/ui/Time.tsx';
import { integrationsInShort, type NotificationType, typesInShort } from './choice.ts';
import type { Section } from './ChangeDialog.tsx';
import { needsTimeZone, timingOf } from './timing.ts';
import { paceWords, quietWords, zoneWords } from './timing-words.ts';
import { useNames } from './use-names.ts';

type Props = {
  channel: Channel;
  types: readonly NotificationType[];
  onChange: (section: Section) => void;
};

/** What was chosen about a channel, and the way to choose otherwise. */
export function FactsCard({ channel, types, onChange }: Props) {
  const { name, kind, place, filter, rhythm, createdAt, createdBy } = channel;
  const quiet = quietWords(rhythm);
  const change = (section: Section, label: string) => (
    <Button onClick={() => onChange(section)}>
      Change<span className="sr-only"> {label}</span>
    </Button>
  );
  return (
    <Card title="Channel">
      <div className="divide-y">
        <Line title={kind === 'mail' ? 'Name and addresses' : 'Name and address'} about={place ?? UNREADABLE}>
          {change('place', `the name and where ${name} leads`)}
        </Line>
        <Line title={typesInShort(filter)} about={<Told filter={filter} types={types} />}>
          {change('choice', 'what it is told')}
        </Line>
        <Line
          title={paceWords(rhythm)}
          about={
            <>
              {quiet ? `Quiet from ${quiet}` : 'At any hour'}
              {rhythm.quiet?.exceptFailures && ', except what is broken'}.
              {needsTimeZone(timingOf(rhythm)) && ` By the clock of ${zoneWords(rhythm.timeZone)}.`}
            </>
          }
        >
          {change('timing', 'when it is told')}
        </Line>
        <p className="px-4 py-3 text-sm text-faint sm:px-5">
          Added <Time at={createdAt} /> by {createdBy}
        </p>
      </div>
    </Card>
  );
}

const UNREADABLE = 'Cannot be read any more: the key that it was sealed with is gone. Enter it again.';

type ToldProps = { filter: Channel['filter'] } & Pick<Props, 'types'>;

function Told({ filter, types }: ToldProps) {
  const labels = types.filter(({ type }) => filter.types?.includes(type)).map(({ label }) => label);
  return (
    <>
      {labels.length > 0 && <span className="block">{labels.join(' · ')}</span>}
      <span className="mt-1 block">
        {filter.integrationIds ? <About ids={filter.integrationIds} /> : 'Of all integrations.'}
      </span>
    </>
  );
}

function About({ ids }: { ids: readonly string[] }) {
  const { named, more } = useNames(ids);
  if (named.length === 0) return `Of ${integrationsInShort({ types: null, integrationIds: [...ids] })}.`;
  const names = named.map(({ name }) => name);
  return `Of ${and.format(more > 0 ? [...names, `${more} more`] : names)}.`;
}

const and = new Intl.ListFormat('en-GB');
