import { JiraGuide } from '#web/features/guides/JiraGuide.tsx';
import { Page } from '#web/ui/Page.tsx';

export const JiraGuidePage = () => (
  <Page
    title="Jira Integration Guide"
    lead="From nothing to a Jira integration that is proven to work, in four steps and about five minutes."
  >
    <JiraGuide />
  </Page>
);
