import type { ReactNode } from 'react';
import { AddressSteps, CloudTokenSteps, DataCenterTokenSteps } from './jira-steps.tsx';
import { Address, Steps } from '#web/ui/Steps.tsx';
import { Troubleshooting } from './Troubleshooting.tsx';

/** The whole guide. The labels are those on the screen, to the letter. */
export const JiraGuide = () => (
  <div className="grid max-w-3xl gap-9">
    <Part title="Before you start">
      <ul className="grid list-disc gap-1.5 pl-5 marker:text-faint">
        <li>
          An account in Jira, best one with administrator access. With less, OwlHub connects and says what is
          limited.
        </li>
        <li>An account in OwlHub that may add integrations.</li>
      </ul>
    </Part>
    <Part title="Step 1: Determine your Jira Site URL">
      <AddressSteps />
      <p className="text-soft">
        A link to any page of Jira will do: OwlHub finds the site in it, keeps a path such as{' '}
        <Address>/jira</Address> and takes a bare host as https.
      </p>
    </Part>
    <Part title="Step 2: Create a token in Jira">
      <Kind title="Jira Cloud: an API token">
        <CloudTokenSteps />
        <p className="text-soft">
          An API token works only together with the email of the account that made it. A token with scopes
          works too; it needs at least <Address>read:jira-user</Address> and <Address>read:jira-work</Address>
          . A service account’s token works without an email.
        </p>
      </Kind>
      <Kind title="Jira Data Center and Server: a personal access token">
        <DataCenterTokenSteps />
        <p className="text-soft">
          It works alone, without an email. Where Jira is older than 8.14 and has no such tokens, enter a user
          name in <b>Account email</b> and the password in <b>Access Token</b>.
        </p>
      </Kind>
    </Part>
    <Part title="Step 3: Complete the integration in OwlHub">
      <Steps>
        <li>
          Go to <b>Integrations</b> and click <b>Add New Integration</b>.
        </li>
        <li>
          Select <b>Jira</b>.
        </li>
        <li>
          Enter a name, such as “Jira Production”, in <b>Name</b>.
        </li>
        <li>
          Enter the address from step 1 in <b>Jira Site URL</b>.
        </li>
        <li>
          For Jira Cloud, check <b>Account email</b>. Your own is filled in; change it when another account
          made the token, or empty it for a service account’s token.
        </li>
        <li>
          Paste the token from step 2 into <b>Access Token</b>.
        </li>
        <li>
          Click <b>Create Integration</b>. To try the values first, click <b>Test connection</b>: it stores
          nothing.
        </li>
      </Steps>
    </Part>
    <Part title="Step 4: Verify the integration">
      <p className="text-soft">OwlHub verifies it at once, and you can watch each question being answered.</p>
      <ul className="grid list-disc gap-1.5 pl-5 marker:text-faint">
        <li>
          <b>Pending</b>: being verified. This takes seconds, and never more than 90.
        </li>
        <li>
          <b>Connected</b>: everything was proven. The page shows as whom, with which rights, and until when.
        </li>
        <li>
          <b>Failed</b>: something is wrong. The page says what, what it means, what to do and who can do it.
        </li>
      </ul>
      <p className="text-soft">
        OwlHub goes on checking. A token that is deleted later turns the integration to Failed at the next
        check. After a rejected token nothing is tried again by itself, because repeated refusals lock
        accounts in Jira.
      </p>
    </Part>
    <Part title="Troubleshooting">
      <Troubleshooting />
    </Part>
    <Part title="Security">
      <ul className="grid list-disc gap-1.5 pl-5 marker:text-faint">
        <li>The token grants what the account behind it may do, and nothing more.</li>
        <li>
          OwlHub seals the Jira Site URL and the token before it stores them. It never shows the token again;
          the page has its last four characters and when it was entered.
        </li>
        <li>
          Requests go to the site you entered and, for some kinds of Cloud token, to Atlassian’s own gateway.
        </li>
        <li>
          To take OwlHub’s access away, delete the token where you made it. Deleting the integration here
          removes what OwlHub stored.
        </li>
      </ul>
    </Part>
  </div>
);

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="grid gap-3">
    <h2 className="text-lg font-semibold">{title}</h2>
    {children}
  </section>
);

const Kind = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="grid gap-2 rounded-lg border bg-surface p-4 sm:px-5">
    <h3 className="font-semibold">{title}</h3>
    {children}
  </div>
);
