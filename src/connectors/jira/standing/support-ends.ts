import type { Standing } from '#integrations/standing.ts';
import { DATA_CENTER, type Line, LINES, NEWEST_ON_SERVER, SERVER } from './support.ts';
import { compareVersions, lineOf, readVersion, type Version } from './version.ts';

type Ends = NonNullable<Standing['supportEnds']>;

const midnight = (day: string) => `${day}T00:00:00.000Z`;
const firstOf = (line: string): Version => readVersion(line) ?? [0, 0, 0];

/** When Atlassian’s support for this version ends or has ended; for a line that is not in the table, at the latest. */
export function supportEndsOf(version: Version): Ends {
  const known = LINES.find(({ line }) => line === lineOf(version));
  if (known && known.ends < DATA_CENTER.ends) {
    return { at: midnight(known.ends), words: wordsOn(known), source: known.source };
  }
  const oldest = LINES.at(-1);
  if (oldest && compareVersions(version, firstOf(oldest.line)) < 0) {
    const words = `Jira ${lineOf(version)} is older than ${oldest.line}, whose support ended on ${oldest.ends}.`;
    return { at: midnight(oldest.ends), words, source: oldest.source };
  }
  const { ends, source } = DATA_CENTER;
  return { at: midnight(ends), words: `End of Atlassian’s support for all of Data Center: ${ends}.`, source };
}

export const isKnownLine = (version: Version): boolean =>
  LINES.some(({ line }) => line === lineOf(version)) ||
  LINES.every(({ line }) => compareVersions(version, firstOf(line)) < 0);

/** The same words before and after the day. */
function wordsOn({ line, ends, longTerm, after }: Line): string {
  const mayBeServer = compareVersions(firstOf(line), firstOf(NEWEST_ON_SERVER)) <= 0 && ends > SERVER.ends;
  return [
    `End of Atlassian’s support for Jira ${line}${longTerm ? ', a long-term support release' : ''}: ${ends}.`,
    ...(after ? [after] : []),
    ...(mayBeServer ? [`With a Server licence: ${SERVER.ends}, whatever the version.`] : []),
  ].join(' ');
}
