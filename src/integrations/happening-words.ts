import { utcTime } from '#kernel/utc-time.ts';
import type { Break } from './cause.ts';
import { CHANGE_WORDS } from './change-words.ts';
import type { Change } from './changes.ts';
import { dayOf } from './day.ts';
import { endingNext, endingTitle } from './ending-words.ts';
import type { Ending } from './endings.ts';
import type { Failure } from './failure.ts';
import type { Happening } from './happening.ts';
import type { Vulnerability } from './standing.ts';

/** What happened in one line, and what it means and what to do next, a thought a line. Plain text. */
export type Words = { title: string; lines: readonly string[] };

/** What a person is told about a failure, from the connector’s own advice. */
export type Advised = { title: string; meaning: string; nextSteps: readonly string[] };

export function wordsFor(happening: Happening, advise: (failure: Failure) => Advised): Words {
  switch (happening.kind) {
    case 'integration.added':
      return { title: `Added by ${happening.by}`, lines: [] };
    case 'integration.connected':
      return { title: 'Connected for the first time', lines: [] };
    case 'integration.failed':
      return broken(happening.break, advise, []);
    case 'integration.not_connected': {
      const { title, meaning, nextSteps } = advise(happening.failure);
      return { title, lines: [meaning, ...nextSteps.map(asStep)] };
    }
    case 'integration.recovered':
      return {
        title: 'Works again',
        lines: [
          `It had failed since ${utcTime(happening.failedSince)}.`,
          ...happening.changes.map(changeLine),
        ],
      };
    case 'integration.troubled':
      return broken(happening.break, advise, [
        'It stays Connected until this has lasted an hour; OwlHub goes on trying by itself.',
      ]);
    case 'integration.calmed':
      return {
        title: 'The trouble is over',
        lines: [`It began on ${utcTime(happening.since)} and lasted ${checks(happening.failures)}.`],
      };
    case 'integration.changed':
      return { title: changedTitle(happening.changes), lines: happening.changes.map(changeLine) };
    case 'integration.edited':
      return { title: `Edited by ${happening.by}`, lines: [`Changed: ${happening.what.join(', ')}.`] };
    case 'integration.paused':
      return { title: `Paused by ${happening.by}`, lines: ['Nothing is sent until it is resumed.'] };
    case 'integration.resumed':
      return { title: `Resumed by ${happening.by}`, lines: [] };
    case 'token.replaced':
      return {
        title: `Token replaced by ${happening.by}`,
        lines: [
          ...happening.changes.map(changeLine),
          ...(happening.keepsPrevious ? ['The token before is kept for 24 hours, to go back.'] : []),
        ],
      };
    case 'token.rejected': {
      const { title, nextSteps } = advise(happening.failure);
      return happening.isReturn
        ? {
            title: `${happening.by} could not go back to the token before`,
            lines: [`${title}. The new token stays in use.`],
          }
        : {
            title: `A new token from ${happening.by} was not accepted`,
            lines: [`${title}. The token before stays in use.`, ...nextSteps.map(asStep)],
          };
    }
    case 'token.returned':
      return {
        title: `${happening.by} went back to the token before`,
        lines: happening.changes.map(changeLine),
      };
    case 'token.ending':
    case 'certificate.ending':
    case 'support.ending':
      return ends(happening.ending, happening.days);
    case 'vulnerability.found':
      return vulnerable(happening.version, happening.vulnerabilities);
  }
}

function broken(
  { failure, rung, cause, lastGoodAt }: Break,
  advise: (failure: Failure) => Advised,
  more: readonly string[],
): Words {
  const { title, meaning, nextSteps } = advise(failure);
  return {
    title,
    lines: [
      meaning,
      ...(rung ? [`The check stopped at: ${rung.question}`] : []),
      `Likely cause: ${cause.words}`,
      `It last worked on ${utcTime(lastGoodAt)}.`,
      ...more,
      ...nextSteps.map(asStep),
    ],
  };
}

const ends = ({ what, endsAt, words }: Ending, days: number): Words => ({
  title: endingTitle(what, days),
  lines: [`On ${dayOf(endsAt)}. ${words}`, asStep(endingNext(what))],
});

const LISTED = 10;

function vulnerable(version: string, vulnerabilities: readonly Vulnerability[]): Words {
  const many = vulnerabilities.length;
  const more = many - LISTED;
  return {
    title: `${version} has ${many === 1 ? 'a known vulnerability' : `${many} known vulnerabilities`}`,
    lines: [
      ...vulnerabilities
        .slice(0, LISTED)
        .map(({ id, title, severity, fixedIn, onlyIf, exploited }) =>
          [
            `${id}: ${title} (severity ${severity}${exploited ? ', attacks are known' : ''})`,
            ...(fixedIn ? [`fixed in ${fixedIn}`] : []),
            ...(onlyIf ? [onlyIf] : []),
          ].join(', '),
        ),
      ...(more > 0 ? [`And ${more} more, on the page of the integration.`] : []),
      asStep('Ask whoever runs the site to upgrade it.'),
    ],
  };
}

/** “Version: 10.3.12 before, 11.0.1 now”. */
export const changeLine = ({ what, before, after }: Change): string =>
  `${CHANGE_WORDS[what]}: ${before} before, ${after} now.`;

const changedTitle = (changes: readonly Change[]) =>
  `Changed: ${changes.map(({ what }) => CHANGE_WORDS[what].toLowerCase()).join(', ')}`;

const asStep = (step: string) => `Next: ${step}`;
const checks = (count: number) => (count === 1 ? 'one check' : `${count} checks`);
