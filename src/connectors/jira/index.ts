import { adviseOn } from '#integrations/advice.ts';
import type { Connector } from '#connectors/connector.ts';
import { jiraAdvice } from './advice/index.ts';
import { FORM } from './form.ts';
import { climbJira, LADDER } from './ladder.ts';
import { readTyped } from './read.ts';
import type { JiraSettings } from './settings.ts';
import { standingOf } from './standing/standing.ts';

export type { JiraSettings } from './settings.ts';

export function createJiraConnector(settings: JiraSettings): Connector {
  return {
    type: 'jira',
    title: 'Jira',
    description: 'Jira Cloud, and Jira Server or Data Center from 7.0.',
    guidePath: '/guides/jira',
    fields: FORM,
    ladder: LADDER,
    read: (typed) => readTyped(typed, settings),
    verify: (connection, options) => climbJira(settings, connection, options),
    advise: (failure, context) => adviseOn(jiraAdvice, failure, context),
    standing: ({ edition, version }) => standingOf({ edition, version }),
  };
}
