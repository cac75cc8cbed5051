import { utcTime } from '#kernel/utc-time.ts';
import { reveal } from '#secrets/reveal.ts';
import type { Letter } from './letter.ts';
import type { Message, Notice } from './message.ts';
import { notificationLetter } from './notification-letter.ts';
import { oneLine } from './one-line.ts';

/** What each message says. `base` is OwlHub’s own address. */
export function letterFor(message: Message, base: string): Letter {
  const greeting = message.kind === 'test' ? null : message.to.name;
  switch (message.kind) {
    case 'invitation': {
      const by = oneLine(message.invitedBy);
      return {
        subject: `${by} invites you to OwlHub`,
        greeting,
        paragraphs: [`${by} invites you to OwlHub at ${base}.`],
        link: { label: 'Accept the invitation', url: reveal(message.link) },
        after: [
          `The link works once, until ${utcTime(message.expiresAt)}.`,
          'If you did not expect this, ignore this mail.',
        ],
      };
    }
    case 'reset':
      return {
        subject: 'Choose a new password for OwlHub',
        greeting,
        paragraphs: [`A new password was asked for, for your account at ${base}.`],
        link: { label: 'Choose a new password', url: reveal(message.link) },
        after: [
          `The link works once, until ${utcTime(message.expiresAt)}.`,
          'If it was not you, ignore this mail: your password stays as it is.',
        ],
      };
    case 'notice':
      return {
        subject: NOTICES[message.notice].subject,
        greeting,
        paragraphs: [
          `${NOTICES[message.notice].what} at ${base} on ${utcTime(message.at)}${byWhom(message.by)}.`,
        ],
        link: null,
        after: [
          'If that was you, or you asked for it, all is well. If not, tell whoever runs this OwlHub now.',
        ],
      };
    case 'notification':
      return notificationLetter(message, base);
    case 'test':
      return {
        subject: 'A test mail from OwlHub',
        greeting,
        paragraphs: [`Mails from OwlHub at ${base} arrive here.`],
        link: null,
        after: [],
      };
  }
}

const byWhom = (by: string | null) => (by === null ? '' : `, by ${oneLine(by)}`);

const NOTICES: Record<Notice, { subject: string; what: string }> = {
  password_changed: {
    subject: 'Your OwlHub password was changed',
    what: 'The password of your account was changed',
  },
  second_factor_added: {
    subject: 'A second factor was added to your OwlHub account',
    what: 'A second factor was added to your account',
  },
  second_factor_removed: {
    subject: 'A second factor was removed from your OwlHub account',
    what: 'A second factor was removed from your account',
  },
  second_factor_reset: {
    subject: 'Your OwlHub second factor was reset',
    what: 'The second factor of your account was taken away and every session ended',
  },
  recovery_code_used: {
    subject: 'A recovery code was used for your OwlHub account',
    what: 'One of your recovery codes was used to sign in to your account',
  },
};
