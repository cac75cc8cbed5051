import { ADDRESS_PROBLEMS } from './address-problem.ts';
import type { DeliveryAdviceTable } from './advice-table.ts';

const NO_MAIL =
  'Whoever runs this OwlHub sets OWLHUB_SMTP_URL, OWLHUB_MAIL_FROM and OWLHUB_URL, and starts it again.';

export const addressAdvice = {
  insecure_address: () => ({
    title: 'The address uses http, which is not encrypted',
    meaning: `${ADDRESS_PROBLEMS.insecure.message} Whoever reads it on the way could post there too. OwlHub has sent nothing.`,
    nextSteps: [ADDRESS_PROBLEMS.insecure.fix],
  }),
  address_unusable: ({ problem }) => ({
    title: 'The address cannot be used',
    meaning: `${ADDRESS_PROBLEMS[problem].message} OwlHub has sent nothing.`,
    nextSteps: [ADDRESS_PROBLEMS[problem].fix],
  }),
  connector_retired: () => ({
    title: 'Microsoft has switched this connector off',
    meaning: ADDRESS_PROBLEMS.connector_retired.message,
    nextSteps: [ADDRESS_PROBLEMS.connector_retired.fix],
  }),
  address_unreadable: () => ({
    title: 'The stored address cannot be opened',
    meaning:
      'The key that it was sealed with is gone, so OwlHub does not know where to send. It has sent nothing.',
    nextSteps: [
      'Enter the address again.',
      'If the key was only forgotten, give it back to OwlHub and start it again.',
    ],
  }),
  mail_not_set_up: () => ({
    title: 'OwlHub cannot send mails yet',
    meaning: 'No mail server is set.',
    nextSteps: [NO_MAIL],
  }),
  mail_refused: ({ problem, refused, delivered }) => ({
    title: delivered.length > 0 ? 'The mail did not reach everybody' : 'The mail was not sent',
    meaning: `It was not sent to ${refused.join(', ')}. ${problem}`,
    nextSteps: [
      'If an address is no longer used, take it out of the channel.',
      delivered.length > 0
        ? 'OwlHub tries again by itself, only those who have not got it.'
        : 'OwlHub goes on trying by itself.',
    ],
  }),
} satisfies Partial<DeliveryAdviceTable>;
