/** A line of Jira Server and Data Center: everything that shares its first two numbers. Days are in UTC. */
export type Line = {
  line: `${number}.${number}`;
  released: string;
  /** When Atlassian’s support ends: two years after the release, for some long-term ones a little later. */
  ends: string;
  /** Atlassian’s “LTS”, before 2023 “enterprise release”. */
  longTerm?: true;
  /** What to add for people. */
  after?: string;
  /** What another source says, for whoever looks after this table. */
  uncertain?: string;
  source: string;
};

/** Where support ends whatever the line. */
export type LastDay = Pick<Line, 'ends' | 'uncertain' | 'source'>;

/**
 * Made from Atlassian’s policy page, its archive of downloads and, for what has left that page, copies of it. For 9.12
 * and newer it agrees with the page as it was in May 2026.
 * https://confluence.atlassian.com/support/atlassian-support-end-of-life-policy-201851003.html
 */
const LIST =
  'https://github.com/endoflife-date/endoflife.date/blob/0425076f8a2622bde9e4c88236b2d9d1a636ee50/products/jira-software.md';

/** Of Server licences. `serverInfo` calls both “Server”, so which one it is cannot be told. */
export const SERVER: LastDay = { ends: '2024-02-15', source: LIST };
/** Releases from 9.13 on are for Data Center only. */
export const NEWEST_ON_SERVER = '9.12';

/** What still runs then becomes read-only. */
export const DATA_CENTER: LastDay = {
  ends: '2029-03-28',
  uncertain: 'Read in notices that quote this page, not on the page itself.',
  source: 'https://www.atlassian.com/licensing/data-center-end-of-life',
};

/** The newest first. How to add one: docs/add-a-version.md. */
export const LINES: readonly Line[] = [
  { line: '11.3', released: '2025-12-03', ends: '2027-12-03', longTerm: true, source: LIST },
  { line: '11.2', released: '2025-11-06', ends: '2027-11-06', source: LIST },
  { line: '11.1', released: '2025-09-24', ends: '2027-09-24', source: LIST },
  { line: '11.0', released: '2025-08-13', ends: '2027-08-13', source: LIST },
  { line: '10.7', released: '2025-06-13', ends: '2027-06-13', source: LIST },
  { line: '10.6', released: '2025-04-23', ends: '2027-04-23', source: LIST },
  { line: '10.5', released: '2025-03-12', ends: '2027-03-12', source: LIST },
  { line: '10.4', released: '2025-01-22', ends: '2027-01-22', source: LIST },
  { line: '10.3', released: '2024-12-05', ends: '2026-12-05', longTerm: true, source: LIST },
  { line: '10.2', released: '2024-11-20', ends: '2026-11-20', source: LIST },
  { line: '10.1', released: '2024-10-09', ends: '2026-10-09', source: LIST },
  { line: '10.0', released: '2024-08-22', ends: '2026-08-22', source: LIST },
  { line: '9.17', released: '2024-06-26', ends: '2026-06-26', source: LIST },
  { line: '9.16', released: '2024-05-23', ends: '2026-05-23', source: LIST },
  {
    line: '9.15',
    released: '2024-03-27',
    ends: '2026-03-27',
    uncertain: 'Atlassian’s wiki of module usage says 2024-05-02, and 2026-05-02 for the end.',
    source: LIST,
  },
  {
    line: '9.14',
    released: '2024-02-14',
    ends: '2026-02-15',
    uncertain: 'Atlassian’s wiki of module usage says 2026-02-13.',
    source: LIST,
  },
  { line: '9.13', released: '2024-01-22', ends: '2026-01-22', source: LIST },
  {
    line: '9.12',
    released: '2023-11-29',
    ends: '2025-11-29',
    longTerm: true,
    after: 'Atlassian went on publishing security fixes for it.',
    source: LIST,
  },
  { line: '9.11', released: '2023-08-30', ends: '2025-08-30', source: LIST },
  { line: '9.10', released: '2023-07-11', ends: '2025-07-11', source: LIST },
  { line: '9.9', released: '2023-06-02', ends: '2025-06-02', source: LIST },
  { line: '9.8', released: '2023-04-25', ends: '2025-04-25', source: LIST },
  { line: '9.7', released: '2023-03-20', ends: '2025-03-20', source: LIST },
  { line: '9.6', released: '2023-01-24', ends: '2025-01-24', source: LIST },
  { line: '9.5', released: '2022-12-06', ends: '2024-12-06', source: LIST },
  {
    line: '9.4',
    released: '2022-11-15',
    ends: '2025-01-31',
    longTerm: true,
    uncertain: 'Atlassian’s wiki of module usage says 2024-11-14: the end was moved.',
    source: LIST,
  },
  { line: '9.3', released: '2022-09-28', ends: '2024-09-29', source: LIST },
  { line: '9.2', released: '2022-08-25', ends: '2024-08-25', source: LIST },
  { line: '9.1', released: '2022-07-21', ends: '2024-07-21', source: LIST },
  { line: '9.0', released: '2022-06-21', ends: '2024-06-21', source: LIST },
  { line: '8.22', released: '2022-02-16', ends: '2024-02-16', source: LIST },
  { line: '8.21', released: '2021-12-09', ends: '2023-12-09', source: LIST },
  { line: '8.20', released: '2021-10-19', ends: '2024-01-31', longTerm: true, source: LIST },
  { line: '8.19', released: '2021-08-25', ends: '2023-08-26', source: LIST },
  {
    line: '8.18',
    released: '2021-07-01',
    ends: '2023-07-01',
    uncertain: 'The list of downloads dates 8.18.1 to 2021-07-21; this is the day of 8.18.0.',
    source: LIST,
  },
  { line: '8.17', released: '2021-05-17', ends: '2023-05-18', source: LIST },
  { line: '8.16', released: '2021-03-22', ends: '2023-03-23', source: LIST },
  { line: '8.15', released: '2021-01-21', ends: '2023-02-02', source: LIST },
  { line: '8.14', released: '2020-11-22', ends: '2022-11-23', source: LIST },
  { line: '8.13', released: '2020-10-06', ends: '2022-10-08', longTerm: true, source: LIST },
  { line: '8.12', released: '2020-08-25', ends: '2022-08-26', source: LIST },
  { line: '8.11', released: '2020-07-14', ends: '2022-07-15', source: LIST },
  { line: '8.10', released: '2020-06-22', ends: '2022-06-23', source: LIST },
  { line: '8.9', released: '2020-05-18', ends: '2022-05-20', source: LIST },
  { line: '8.8', released: '2020-03-18', ends: '2022-03-19', source: LIST },
  { line: '8.7', released: '2020-02-02', ends: '2022-02-03', source: LIST },
  { line: '8.6', released: '2019-12-16', ends: '2021-12-17', source: LIST },
  { line: '8.5', released: '2019-10-21', ends: '2021-10-21', longTerm: true, source: LIST },
  { line: '8.4', released: '2019-09-08', ends: '2021-09-09', source: LIST },
  { line: '8.3', released: '2019-07-21', ends: '2021-07-22', source: LIST },
  { line: '8.2', released: '2019-05-20', ends: '2021-05-21', source: LIST },
  { line: '8.1', released: '2019-04-03', ends: '2021-04-04', source: LIST },
  { line: '8.0', released: '2019-02-08', ends: '2021-02-11', source: LIST },
  { line: '7.13', released: '2018-11-27', ends: '2020-11-28', longTerm: true, source: LIST },
  { line: '7.12', released: '2018-08-26', ends: '2020-08-27', source: LIST },
  { line: '7.11', released: '2018-07-10', ends: '2020-07-11', source: LIST },
  { line: '7.10', released: '2018-05-28', ends: '2020-05-29', source: LIST },
  { line: '7.9', released: '2018-04-08', ends: '2020-04-09', source: LIST },
  { line: '7.8', released: '2018-02-19', ends: '2020-02-20', source: LIST },
  { line: '7.7', released: '2018-01-10', ends: '2020-01-11', source: LIST },
  { line: '7.6', released: '2017-11-15', ends: '2019-11-14', longTerm: true, source: LIST },
  { line: '7.5', released: '2017-09-05', ends: '2019-09-06', source: LIST },
  { line: '7.4', released: '2017-06-28', ends: '2019-06-29', source: LIST },
  { line: '7.3', released: '2017-01-02', ends: '2019-01-03', source: LIST },
  { line: '7.2', released: '2016-08-23', ends: '2018-08-23', source: LIST },
  { line: '7.1', released: '2016-02-10', ends: '2018-02-10', source: LIST },
  { line: '7.0', released: '2015-10-01', ends: '2017-10-06', source: LIST },
];
