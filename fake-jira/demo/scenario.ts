/** One thing to try: what to type, and what OwlHub should make of it. The tokens are fake and look it. */
export type Scenario = {
  title: string;
  siteUrl: string;
  /** What to enter as the account; null: leave it empty. */
  account: string | null;
  accessToken: string;
  /** `connected`, or the reason of the failure. */
  expect: string;
  note: string;
};

/** A table of what to type, for a terminal. */
export function printed(scenarios: readonly Scenario[]): string {
  return scenarios
    .map(({ title, siteUrl, account, accessToken, expect, note }) =>
      [
        `${title}: ${expect === 'connected' ? 'Connected' : `Failed, ${expect}`}`,
        `  Jira Site URL  ${siteUrl}`,
        `  Account        ${account ?? '(leave empty)'}`,
        `  Access Token   ${accessToken}`,
        `  ${note}`,
      ].join('\n'),
    )
    .join('\n\n');
}
