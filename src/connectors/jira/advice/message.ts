import type { Action } from '#integrations/advice.ts';

const LABEL = {
  jira: 'Copy a message for the Jira administrator',
  network: 'Copy a message for the network administrator',
  operator: 'Copy a message for the OwlHub operator',
};

/** A ready text for the one who can act, when that is somebody else. */
export const copyMessage = (to: keyof typeof LABEL, text: string): Action => ({
  kind: 'copy_message',
  label: LABEL[to],
  text,
});

export const verifyNow: Action = { kind: 'verify_now', label: 'Verify now' };
export const replaceToken: Action = { kind: 'replace_token', label: 'Paste a new token' };
