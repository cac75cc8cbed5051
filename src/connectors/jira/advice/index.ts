import type { AdviceTable } from '#integrations/advice.ts';
import { addressAdvice } from './address.ts';
import { certificateAdvice } from './certificate.ts';
import { credentialAdvice } from './credential.ts';
import { replaceToken, verifyNow } from './message.ts';
import { networkAdvice } from './network.ts';
import { unusableOrganization } from './organization.ts';
import { presenceAdvice } from './presence.ts';

/** What we tell a person, per reason. A reason without an entry does not compile. */
export const jiraAdvice: AdviceTable = {
  ...addressAdvice,
  ...networkAdvice,
  ...certificateAdvice,
  ...presenceAdvice,
  ...credentialAdvice,
  organization_unusable: ({ problem }) => unusableOrganization(problem),
  secret_unreadable: () => ({
    title: 'The stored token cannot be opened',
    meaning:
      'It was sealed with a key that this OwlHub does not have, or the record was damaged. Other integrations are not affected.',
    nextSteps: [
      'Enter the address, the account and the token again.',
      'Or restore the key that sealed it and restart OwlHub.',
    ],
    whoCanAct: 'you',
    actions: [replaceToken],
  }),
  verification_overdue: () => ({
    title: 'OwlHub did not get round to verifying',
    meaning: 'No OwlHub worker finished this verification in time. Jira is not the cause.',
    nextSteps: ['Check that OwlHub is running and not overloaded.', 'OwlHub goes on trying by itself.'],
    whoCanAct: 'owlhub_operator',
    actions: [verifyNow],
  }),
};
