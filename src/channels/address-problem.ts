const SLACK = 'Its address begins with https://hooks.slack.com/services/.';
const WORKFLOW =
  'In Teams, open Workflows on the channel, choose “Send webhook alerts to a channel”, and paste the address that it shows.';

/** Why what was typed cannot be a channel’s address, and what to do. Never repeats it: it is a secret. */
export const ADDRESS_PROBLEMS = {
  empty: { message: 'There is no address.', fix: 'Paste the address to which OwlHub is to post.' },
  not_an_address: {
    message: 'This cannot be read as a web address.',
    fix: 'Copy the whole address, which begins with https://, and paste it here.',
  },
  too_long: {
    message: 'This is longer than any address.',
    fix: 'Copy the address alone, without what stands around it.',
  },
  has_credentials: {
    message: 'The address carries a user name or a password.',
    fix: 'Take out what stands before the @.',
  },
  insecure: {
    message: 'The address begins with http, which is not encrypted.',
    fix: 'Begin it with https://. For a receiver on a test network, the OwlHub operator can allow plain http with OWLHUB_ALLOW_HTTP=true.',
  },
  not_slack: {
    message: 'This is no address of Slack.',
    fix: `In Slack, add an incoming webhook to the channel. ${SLACK}`,
  },
  slack_workflow: {
    message: 'This address starts a workflow in Slack, which expects other messages.',
    fix: `Add an incoming webhook to the channel instead. ${SLACK}`,
  },
  slack_page: {
    message: 'This is a page of Slack, not the address of a webhook.',
    fix: `Copy the webhook’s own address from that page. ${SLACK}`,
  },
  slack_incomplete: {
    message: 'A part of the address is missing.',
    fix: 'Copy it again: behind /services/ it has three parts.',
  },
  slack_as_webhook: {
    message: 'This is the address of a Slack channel.',
    fix: 'Choose Slack as the kind of the channel.',
  },
  not_teams: { message: 'This is no address of a Teams workflow.', fix: WORKFLOW },
  teams_incomplete: {
    message: 'A part of the address is missing.',
    fix: 'Copy it again from the workflow. It is long, and ends with a signature behind sig=.',
  },
  teams_unsigned: {
    message: 'The address has no signature, so Teams would ask for a sign-in.',
    fix: 'In the workflow, let Anyone trigger the flow, save it, and copy its address again: it then holds sig=.',
  },
  connector_retired: {
    message: 'This is the address of an Office 365 connector. Microsoft switched those off in May 2026.',
    fix: WORKFLOW,
  },
} as const;

export type AddressProblem = keyof typeof ADDRESS_PROBLEMS;
