import { Address, Outside, Steps } from '#web/ui/Steps.tsx';

const TOKENS_PAGE = 'https://id.atlassian.com/manage-profile/security/api-tokens';

export const AddressSteps = () => (
  <Steps>
    <li>Log in to Jira.</li>
    <li>
      Note the address in the browser. For Jira Cloud it looks like{' '}
      <Address>https://your-domain.atlassian.net</Address>, for Jira Server or Data Center like{' '}
      <Address>https://jira.your-company.com</Address>.
    </li>
  </Steps>
);

export const CloudTokenSteps = () => (
  <Steps>
    <li>
      Log in to your Atlassian account at <Outside href={TOKENS_PAGE}>id.atlassian.com, API tokens</Outside>.
    </li>
    <li>
      Click <b>Create API token</b>.
    </li>
    <li>Enter a label, such as “OwlHub Integration”, and when it expires.</li>
    <li>
      Click <b>Create</b>.
    </li>
    <li>Copy the token. You cannot see it again.</li>
  </Steps>
);

export const DataCenterTokenSteps = () => (
  <Steps>
    <li>In Jira, click your picture at the top right.</li>
    <li>
      Choose <b>Profile</b>, then <b>Personal Access Tokens</b>.
    </li>
    <li>
      Click <b>Create token</b>, give it a name and, where asked, an expiry.
    </li>
    <li>Copy the token. You cannot see it again.</li>
  </Steps>
);
