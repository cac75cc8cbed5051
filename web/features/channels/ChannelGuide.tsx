import type { ReactNode } from 'react';
import { Address, Outside, Steps } from '#web/ui/Steps.tsx';
import type { Kind } from './kinds.ts';

/** What somebody needs at hand while filling in the form: where the address comes from, and what will arrive. */
export const ChannelGuide = ({ kind }: { kind: Kind }) => (
  <div className="grid gap-5 px-4 py-5 text-sm sm:px-5">{GUIDE[kind]}</div>
);

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="grid gap-2">
    <h2 className="font-semibold">{title}</h2>
    {children}
  </section>
);

const GUIDE: Record<Kind, ReactNode> = {
  mail: (
    <>
      <Part title="Who gets it">
        <p className="text-soft">
          People or a mailing list. Each address gets a mail of its own, so that nobody sees the others.
        </p>
      </Part>
      <Part title="Who is told without a channel">
        <p className="text-soft">
          The owners of an integration, when it breaks, works again or when something of it ends.
          Administrators too where it has no owner, and in the last week before an end.
        </p>
      </Part>
      <Part title="What it takes">
        <p className="text-soft">
          A mail server, which whoever runs OwlHub sets with <Address>OWLHUB_SMTP_URL</Address>. Send a test
          to see whether there is one.
        </p>
      </Part>
    </>
  ),
  slack: (
    <>
      <Part title="Get the address">
        <Steps>
          <li>
            In Slack, open <b>Tools and settings</b>, <b>Manage apps</b>, and find <b>Incoming Webhooks</b>.
          </li>
          <li>
            Press <b>Add to Slack</b> and choose the channel.
          </li>
          <li>
            Copy the <b>Webhook URL</b> and paste it here. It begins with{' '}
            <Address>https://hooks.slack.com/services/</Address>.
          </li>
        </Steps>
        <p className="text-soft">
          A workspace may ask its administrators first. An app of your own with incoming webhooks works as
          well.
        </p>
      </Part>
      <p className="border-t pt-4">
        <Outside href="https://api.slack.com/messaging/webhooks">Incoming webhooks at Slack</Outside>
      </p>
    </>
  ),
  teams: (
    <>
      <Part title="Get the address">
        <Steps>
          <li>
            In Teams, open the menu <b>…</b> of the channel and choose <b>Workflows</b>.
          </li>
          <li>
            Choose <b>Send webhook alerts to a channel</b>, give it a name, and press <b>Next</b>.
          </li>
          <li>
            Check team and channel, and press <b>Add workflow</b>.
          </li>
          <li>Copy the address that it shows and paste it here.</li>
        </Steps>
        <p className="text-soft">
          The trigger has to let <b>Anyone</b> start the flow: the address then ends with a signature behind{' '}
          <Address>sig=</Address>. The addresses of the old Office 365 connectors do not work any more.
        </p>
      </Part>
      <p className="border-t pt-4">
        <Outside href="https://support.microsoft.com/office/8ae491c7-0394-4861-ba59-055e33f75498">
          Workflows at Microsoft
        </Outside>
      </p>
    </>
  ),
  webhook: (
    <>
      <Part title="What it takes">
        <p className="text-soft">
          Any https address of yours that takes a POST and answers with a 2xx within 10 seconds. Answer first
          and work afterwards: what takes longer comes again, with the same id.
        </p>
      </Part>
      <Part title="How it is signed">
        <p className="text-soft">
          By the rules of <Outside href="https://www.standardwebhooks.com">Standard Webhooks</Outside>, for
          which there are libraries in every usual language. The secret is made when the channel is saved, and
          shown once.
        </p>
        <p className="text-soft">
          A receiver that checks signatures refuses the first test, because it does not have the secret yet.
          Save the channel anyway, give the receiver the secret, and send a test.
        </p>
      </Part>
      <Part title="On a private network">
        <p className="text-soft">
          Whoever runs OwlHub allows the network with <Address>OWLHUB_ALLOWED_NETWORKS</Address>.
        </p>
      </Part>
    </>
  ),
};
