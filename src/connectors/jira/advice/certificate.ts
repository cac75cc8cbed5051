import type { AdviceTable } from '#integrations/advice.ts';
import { copyMessage, verifyNow } from './message.ts';

export const certificateAdvice = {
  certificate_untrusted: ({ issuer, selfSigned }, { siteUrl }) => ({
    title: 'The certificate is not trusted',
    meaning: selfSigned
      ? 'Jira’s certificate is signed by nobody but itself. OwlHub has sent nothing.'
      : `Jira’s certificate was issued by “${issuer}”, whom OwlHub does not know. OwlHub has sent nothing.`,
    nextSteps: [
      'If your company issues its own certificates, paste its authority’s certificate (PEM) into this integration.',
      'The OwlHub operator can trust it for every site with OWLHUB_EXTRA_CA_FILE.',
      'If you expected a public certificate, somebody may be in between: do not go on, ask the network administrator.',
    ],
    whoCanAct: 'you',
    actions: [
      { kind: 'add_certificate', label: 'Paste the authority’s certificate' },
      copyMessage(
        'jira',
        `OwlHub does not trust the certificate of ${siteUrl} (issuer: ${issuer}). Send the certificate of the issuing authority as PEM, or check that the server sends the whole chain.`,
      ),
    ],
  }),
  certificate_expired: ({ validFrom, validTo }, { siteUrl }) => {
    return {
      title: 'The certificate is outside its time',
      meaning: `Jira’s certificate is valid from ${day(validFrom)} until ${day(validTo)}. OwlHub has sent nothing.`,
      nextSteps: [
        'Ask the Jira administrator to renew the certificate.',
        'If those dates look right, check the clock of the OwlHub server.',
        'OwlHub notices by itself when it is renewed.',
      ],
      whoCanAct: 'jira_administrator',
      actions: [
        verifyNow,
        copyMessage(
          'jira',
          `The certificate of ${siteUrl} is valid from ${day(validFrom)} until ${day(validTo)}. Renew it so that OwlHub can connect again.`,
        ),
      ],
    };
  },
  certificate_wrong_host: ({ host, names }, { siteUrl }) => ({
    title: 'The certificate is for another host',
    meaning: `It is for ${names.join(', ')}, not for ${host}. OwlHub has sent nothing.`,
    nextSteps: [
      'Enter the address under one of the names that the certificate is for.',
      `Or ask the Jira administrator for a certificate that names ${host}.`,
    ],
    whoCanAct: 'you',
    actions: [
      { kind: 'edit_address', label: 'Edit the address', value: null },
      copyMessage(
        'jira',
        `The certificate of ${siteUrl} is for ${names.join(', ')}. It has to name ${host} too.`,
      ),
    ],
  }),
  tls_failed: ({ code }, { siteUrl }) => ({
    title: 'No encrypted connection could be made',
    meaning: `The host answers, but not in a way that both sides can encrypt (${code}). It may speak plain http at this port.`,
    nextSteps: [
      'Check the port in the address: https is usually at 443 or 8443.',
      'If the address is right, ask the Jira administrator whether the server speaks TLS 1.2 or newer.',
    ],
    whoCanAct: 'jira_administrator',
    actions: [
      { kind: 'edit_address', label: 'Edit the address', value: null },
      copyMessage(
        'jira',
        `OwlHub cannot set up an encrypted connection to ${siteUrl} (${code}). Check that it speaks https with TLS 1.2 or newer.`,
      ),
    ],
  }),
  certificate_unusable: () => ({
    title: 'The pasted certificate cannot be read',
    meaning: 'OwlHub needs one or more certificates in PEM form.',
    nextSteps: [
      'Paste the whole text, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.',
      'Leave out private keys: OwlHub never needs them.',
    ],
    whoCanAct: 'you',
    actions: [{ kind: 'add_certificate', label: 'Paste the certificate again' }],
  }),
} satisfies Partial<AdviceTable>;

const day = (at: string) => at.slice(0, 10) || 'an unknown day';
