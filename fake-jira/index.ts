import { CertificateAuthority } from './certificate-authority.ts';
import { answerAtGateway, GATEWAY_DEFAULTS, type GatewayOptions } from './cloud/gateway.ts';
import { Organization, type OrganizationOptions } from './cloud/organization.ts';
import { type CloudOptions, CloudSite } from './cloud/site.ts';
import { type DataCenterOptions, DataCenter } from './data-center/site.ts';
import type { Faults } from './faults.ts';
import { seenThrough } from './in-the-way.ts';
import { type Asked, Ledger, type Sighting } from './ledger.ts';
import { Origin } from './origin.ts';

export type { NewAccount } from './account.ts';
export type { CloudSite } from './cloud/site.ts';
export type { Organization } from './cloud/organization.ts';
export type { DataCenter } from './data-center/site.ts';
export type { Fault } from './faults.ts';
export type { Asked, Sighting } from './ledger.ts';
export { cloudTokenShaped, organizationKeyShaped, personalTokenShaped } from './secret-shapes.ts';

type Ports = { httpPort?: number; httpsPort?: number };
export type FakeJiraOptions = {
  gateway?: Partial<GatewayOptions> & Ports;
  /** false: remembers nothing of what was asked, so that hours of load cost no memory. */
  ledger?: boolean;
};

/** Jiras on the loopback: any number of Cloud sites with one gateway, and any number of Data Centers. */
export class FakeJira implements AsyncDisposable {
  /** The authority to trust, as PEM. */
  readonly ca: string;
  readonly clouds: CloudSite[] = [];
  readonly dataCenters: DataCenter[] = [];
  readonly organizations: Organization[] = [];
  readonly gateway: { url: string; httpUrl: string; faults: Faults; options: GatewayOptions };
  readonly #authority: CertificateAuthority;
  readonly #ledger: Ledger;
  readonly #gatewayOrigin: Origin;

  private constructor(
    authority: CertificateAuthority,
    ledger: Ledger,
    origin: Origin,
    options: GatewayOptions,
  ) {
    this.ca = authority.pem;
    this.#authority = authority;
    this.#ledger = ledger;
    this.#gatewayOrigin = origin;
    this.gateway = { url: origin.httpsUrl, httpUrl: origin.httpUrl, faults: origin.faults, options };
  }

  static async start({ gateway = {}, ledger: keepsLedger = true }: FakeJiraOptions): Promise<FakeJira> {
    const [authority, ledger] = [await CertificateAuthority.shared(), new Ledger(keepsLedger)];
    const options = { ...GATEWAY_DEFAULTS, ...gateway };
    let fake: FakeJira | null = null;
    const origin = await Origin.open({
      title: 'gateway',
      authority,
      ledger,
      hosts: ['api.atlassian.com'],
      httpPort: gateway.httpPort,
      httpsPort: gateway.httpsPort,
      answer: (ask) => answerAtGateway(ask, fake ?? { clouds: [], organizations: [] }, options),
      view: (ask, faults) => seenThrough(ask, faults, { accounts: [], authorizationOf: () => '' }),
    });
    fake = new FakeJira(authority, ledger, origin, options);
    return fake;
  }

  async addCloudSite(
    options: Partial<CloudOptions> & Ports & { hosts?: readonly string[] } = {},
  ): Promise<CloudSite> {
    const { httpPort, httpsPort, hosts = [], ...traits } = options;
    const site = new CloudSite(traits, (secret) => this.#ledger.watch(secret));
    const place = { title: site.options.name, authority: this.#authority, ledger: this.#ledger };
    this.clouds.push(
      await site.open({ ...place, httpPort, httpsPort, hosts: ['*.atlassian.net', ...hosts] }),
    );
    return site;
  }

  async addDataCenter(
    options: Partial<DataCenterOptions> & Ports & { hosts?: readonly string[] } = {},
  ): Promise<DataCenter> {
    const { httpPort, httpsPort, hosts, ...traits } = options;
    const site = new DataCenter(traits, (secret) => this.#ledger.watch(secret));
    const title = `data-center-${this.dataCenters.length + 1}`;
    const place = { title, authority: this.#authority, ledger: this.#ledger };
    this.dataCenters.push(await site.open({ ...place, httpPort, httpsPort, hosts }));
    return site;
  }

  /** An Atlassian organisation, whose keys are taken at the gateway. */
  addOrganization(options: Partial<OrganizationOptions> = {}): Organization {
    const organization = new Organization(options, (secret) => this.#ledger.watch(secret));
    this.organizations.push(organization);
    return organization;
  }

  /** Every request so far, to any site. */
  get asked(): readonly Asked[] {
    return this.#ledger.asked;
  }

  /** Every time this token or password was sent, and to whom. */
  sightings(secret: string): readonly Sighting[] {
    return this.#ledger.sightings(secret);
  }

  /** Forgets what was asked and shown; accounts, tokens and faults stay. */
  forget(): void {
    this.#ledger.clear();
  }

  async stop(): Promise<void> {
    const origins = [
      this.#gatewayOrigin,
      ...[...this.clouds, ...this.dataCenters].map(({ origin }) => origin),
    ];
    await Promise.all(origins.map((origin) => origin.close()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

export const startFakeJira = (options: FakeJiraOptions = {}): Promise<FakeJira> => FakeJira.start(options);
