import path from 'node:path';
import { StartProblem } from '#kernel/start-problem.ts';
import type { MailSettings } from '#mail/mailer.ts';
import { readSender, type Sender } from '#mail/sender.ts';
import { readSmtpUrl, type SmtpServer } from '#mail/smtp-url.ts';
import { Secret } from '#secrets/secret.ts';
import * as read from './settings.ts';

export type Config = {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | null;
  publicUrl: string | null;
  /** CIDRs of the proxies in front of OwlHub, whose X-Forwarded-For counts. */
  trustedProxies: string[];
  /** The text of OWLHUB_KEYS; null where the keys are in a file of the data directory. */
  keys: string | null;
  owner: { email: string; password: Secret } | null;
  /** null where no mail server is set. */
  mail: MailSettings | null;
  /** CIDRs. */
  allowedNetworks: string[];
  allowHttp: boolean;
  /** Hosts that may stand in for Slack’s and Teams’ own. */
  chatHosts: string[];
  gateway: string;
  gatewayIsCustom: boolean;
  extraCaFile: string | null;
  proxy: { url: string | null; noProxy: string };
};

const GATEWAY = 'https://api.atlassian.com';
const PROJECT = path.resolve(import.meta.dirname, '..');

/** Reads the environment once. Throws one StartProblem that names everything that is wrong with it. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const problems: string[] = [];
  const setting = <T>(name: string, parse: (text: string) => T, absent: T): T => {
    const text = environment[name]?.trim();
    if (!text) return absent;
    try {
      return parse(text);
    } catch (error) {
      problems.push(`${name} ${error instanceof Error ? error.message : String(error)}`);
      return absent;
    }
  };
  const ownerEmail = setting<string | null>('OWLHUB_OWNER_EMAIL', read.email, null);
  const ownerPassword = setting<string | null>('OWLHUB_OWNER_PASSWORD', read.password, null);
  if (has(environment, 'OWLHUB_OWNER_EMAIL') !== has(environment, 'OWLHUB_OWNER_PASSWORD'))
    problems.push('OWLHUB_OWNER_EMAIL and OWLHUB_OWNER_PASSWORD must be set together');
  const publicUrl = setting<string | null>('OWLHUB_URL', read.publicAddress, null);
  const mailServer = setting<SmtpServer | null>('OWLHUB_SMTP_URL', readSmtpUrl, null);
  const mailFrom = setting<Sender | null>('OWLHUB_MAIL_FROM', readSender, null);
  if (has(environment, 'OWLHUB_SMTP_URL') !== has(environment, 'OWLHUB_MAIL_FROM'))
    problems.push('OWLHUB_SMTP_URL and OWLHUB_MAIL_FROM must be set together');
  if (has(environment, 'OWLHUB_SMTP_URL') && !has(environment, 'OWLHUB_URL'))
    problems.push('OWLHUB_SMTP_URL needs OWLHUB_URL, the address to which links in mails lead');
  const gateway = setting('OWLHUB_ATLASSIAN_GATEWAY', read.webAddress, GATEWAY);
  const config: Config = {
    port: setting('PORT', read.port, 3000),
    host: setting('HOST', read.host, 'localhost'),
    dataDir: path.resolve(PROJECT, setting('OWLHUB_DATA_DIR', read.anything, 'data')),
    databaseUrl: setting<string | null>('DATABASE_URL', read.databaseUrl, null),
    publicUrl,
    trustedProxies: setting('OWLHUB_TRUSTED_PROXIES', read.networks, []),
    keys: setting<string | null>('OWLHUB_KEYS', read.keys, null),
    owner: ownerEmail && ownerPassword ? { email: ownerEmail, password: new Secret(ownerPassword) } : null,
    mail:
      mailServer && mailFrom && publicUrl ? { server: mailServer, from: mailFrom, base: publicUrl } : null,
    allowedNetworks: setting('OWLHUB_ALLOWED_NETWORKS', read.networks, []),
    allowHttp: setting('OWLHUB_ALLOW_HTTP', read.yesOrNo, false),
    chatHosts: setting('OWLHUB_CHAT_HOSTS', read.hosts, []),
    gateway,
    gatewayIsCustom: gateway !== GATEWAY,
    extraCaFile: setting<string | null>('OWLHUB_EXTRA_CA_FILE', read.certificateFile, null),
    proxy: {
      url: setting<string | null>(spelling(environment, 'HTTPS_PROXY'), read.proxyAddress, null),
      noProxy: setting(spelling(environment, 'NO_PROXY'), read.anything, ''),
    },
  };
  if (problems.length === 0) return config;
  throw new StartProblem(`OwlHub cannot start with these settings: ${problems.join('; ')}.`);
}

const has = (environment: Record<string, string | undefined>, name: string) =>
  Boolean(environment[name]?.trim());

/** Proxies are also set in lower case, and the lower case one wins where both are, as in curl. */
const spelling = (environment: Record<string, string | undefined>, name: string) =>
  has(environment, name.toLowerCase()) ? name.toLowerCase() : name;
