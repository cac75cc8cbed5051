import { Link } from '@tanstack/react-router';
import { AddressSteps, CloudTokenSteps, DataCenterTokenSteps } from './jira-steps.tsx';

/** What somebody needs at hand while filling in the form. */
export const JiraAside = () => (
  <div className="grid gap-5 px-4 py-5 text-sm sm:px-5">
    <section className="grid gap-2">
      <h2 className="font-semibold">1. The site’s address</h2>
      <AddressSteps />
    </section>
    <section className="grid gap-2">
      <h2 className="font-semibold">2. A token, on Jira Cloud</h2>
      <CloudTokenSteps />
      <p className="text-soft">
        It works only together with the email of the account that made it. OwlHub fills in yours; change it
        when another account made the token.
      </p>
    </section>
    <section className="grid gap-2">
      <h2 className="font-semibold">2. A token, on Data Center</h2>
      <DataCenterTokenSteps />
      <p className="text-soft">It works alone: leave the email empty.</p>
    </section>
    <p className="border-t pt-4">
      <Link
        to="/guides/jira"
        target="_blank"
        className="font-medium text-accent-text underline underline-offset-2"
      >
        Open the whole guide
      </Link>
    </p>
  </div>
);
