// oxlint-disable-next-line import/no-unassigned-import -- x509's own dependency wants this polyfill first
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(webcrypto);

export const PROBLEMS = [
  'expired',
  'not_yet_valid',
  'self_signed',
  'wrong_host',
  'unknown_authority',
] as const;
export type CertificateProblem = (typeof PROBLEMS)[number];

/** How long a sound certificate lasts, where nobody says otherwise. */
export const CERTIFICATE_DAYS = 20;

/** PEM text of a private key and its certificate chain, as Node's TLS takes them. In memory only. */
export type Identity = { key: string; cert: string };

let shared: Promise<CertificateAuthority> | undefined;

const KEYS = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MS = 86_400_000;

/** A certificate authority made at run time, which never touches a disk. */
export class CertificateAuthority {
  /** What a client has to trust. */
  readonly pem: string;
  readonly #certificate: x509.X509Certificate;
  readonly #key: webcrypto.CryptoKey;
  readonly #issued = new Map<string, Promise<Identity>>();

  private constructor(certificate: x509.X509Certificate, key: webcrypto.CryptoKey) {
    this.pem = certificate.toString('pem');
    this.#certificate = certificate;
    this.#key = key;
  }

  /** The one that all fakes of this process share. */
  static shared(): Promise<CertificateAuthority> {
    shared ??= CertificateAuthority.create();
    return shared;
  }

  static async create(title = 'Fake Jira test authority'): Promise<CertificateAuthority> {
    const keys = await webcrypto.subtle.generateKey(KEYS, true, ['sign', 'verify']);
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
      name: [{ CN: [title] }, { O: ['OwlHub tests'] }],
      ...validity(-DAY_MS, 30 * DAY_MS),
      keys,
      signingAlgorithm: KEYS,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return new CertificateAuthority(certificate, keys.privateKey);
  }

  /** A server's certificate for these host names and addresses, sound or with one thing wrong. Made once each. */
  issue(hosts: readonly string[], problem: CertificateProblem | null = null): Promise<Identity> {
    const order = `${problem}:${hosts.join(',')}`;
    const issued = this.#issued.get(order) ?? this.#make(hosts, problem, CERTIFICATE_DAYS);
    this.#issued.set(order, issued);
    return issued;
  }

  /** A sound one with a key of its own, made anew each time, that ends in so many days. None: it has ended. */
  renew(hosts: readonly string[], days: number): Promise<Identity> {
    return this.#make(hosts, null, days);
  }

  async #make(hosts: readonly string[], problem: CertificateProblem | null, days: number): Promise<Identity> {
    if (problem === 'unknown_authority') {
      return (await CertificateAuthority.create('An authority nobody knows')).issue(hosts);
    }
    const names = problem === 'wrong_host' ? ['another.example.test'] : hosts;
    const keys = await webcrypto.subtle.generateKey(KEYS, true, ['sign', 'verify']);
    const common = {
      ...(problem === 'expired' ? validity(-40 * DAY_MS, -DAY_MS) : {}),
      ...(problem === 'not_yet_valid' ? validity(DAY_MS, 40 * DAY_MS) : {}),
      ...(problem === 'expired' || problem === 'not_yet_valid' ? {} : endingIn(days)),
      signingAlgorithm: KEYS,
      extensions: await serverExtensions(names, keys.publicKey),
    };
    const subject = [{ CN: [names[0] ?? 'localhost'] }];
    if (problem === 'self_signed') {
      const own = await x509.X509CertificateGenerator.createSelfSigned({ ...common, name: subject, keys });
      return { key: await privatePem(keys.privateKey), cert: own.toString('pem') };
    }
    const leaf = await x509.X509CertificateGenerator.create({
      ...common,
      subject,
      issuer: this.#certificate.subject,
      publicKey: keys.publicKey,
      signingKey: this.#key,
    });
    return { key: await privatePem(keys.privateKey), cert: leaf.toString('pem') };
  }
}

const validity = (fromMs: number, toMs: number) => ({
  notBefore: new Date(Date.now() + fromMs),
  notAfter: new Date(Date.now() + toMs),
});

const endingIn = (days: number) => validity(Math.min(0, days * DAY_MS) - DAY_MS, days * DAY_MS);

async function serverExtensions(names: readonly string[], publicKey: webcrypto.CryptoKey) {
  const alternatives = names.map((value) => ({
    type: isAddress(value) ? ('ip' as const) : ('dns' as const),
    value,
  }));
  return [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
    new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
    new x509.SubjectAlternativeNameExtension(alternatives),
    await x509.SubjectKeyIdentifierExtension.create(publicKey),
  ];
}

const isAddress = (host: string): boolean => /^[\d.]+$/u.test(host) || host.includes(':');

async function privatePem(key: webcrypto.CryptoKey): Promise<string> {
  const der = await webcrypto.subtle.exportKey('pkcs8', key);
  return x509.PemConverter.encode(der, 'PRIVATE KEY');
}
