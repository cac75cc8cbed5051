import { z } from 'zod';

// We describe only the fields we read; Jira may add others whenever it likes.
const text = z.string().max(1_000);
const maybe = text.nullish();

/** Cloud and Data Center; Data Center says "Server". Open to anonymous callers on Cloud, and on most of the others. */
export const ServerInfo = z.object({
  version: text.min(1),
  deploymentType: maybe,
  serverTitle: maybe,
  baseUrl: maybe,
  displayUrl: maybe,
});
export type ServerInfo = z.infer<typeof ServerInfo>;

/** Answers on every Cloud site, custom domains included, and on nothing else. */
export const TenantInfo = z.object({ cloudId: z.string().regex(/^[A-Za-z0-9-]{8,64}$/) });

/** Never anonymous. Cloud fills `accountId`, Data Center `name` and `key`. */
export const Myself = z.object({
  accountId: maybe,
  accountType: maybe,
  appType: maybe,
  name: maybe,
  key: maybe,
  displayName: maybe,
  emailAddress: maybe,
  active: z.boolean().nullish(),
  deleted: z.boolean().nullish(),
});
export type Myself = z.infer<typeof Myself>;

/** Cloud answers only the keys asked for, and 400 to an unknown one; Data Center answers all it has. */
const permission = z.object({ havePermission: z.boolean() }).optional();
export const MyPermissions = z.object({
  permissions: z.object({
    BROWSE_PROJECTS: permission,
    /** What Data Center called it before 7, and still lists. */
    BROWSE: permission,
    ADMINISTER: permission,
    SYSTEM_ADMIN: permission,
  }),
});

export const ProjectPage = z.object({ total: z.number().nullish(), values: z.array(z.unknown()) });
export const ProjectList = z.array(z.unknown());

/** 200 alone is not healthy: also STARTING, STOPPING and FIRST_RUN answer it. Data Center only. */
export const InstanceStatus = z.object({ state: text });

/** The caller's own personal access tokens, Data Center 8.14 and newer. */
export const PersonalTokens = z.array(
  z.object({ expiringAt: maybe, lastAccessedAt: maybe, createdAt: maybe }),
);
export type PersonalTokens = z.infer<typeof PersonalTokens>;

export const PATHS = {
  tenantInfo: '/_edge/tenant_info',
  instanceStatus: '/status',
  serverInfo: { cloud: '/rest/api/3/serverInfo', data_center: '/rest/api/2/serverInfo' },
  myself: { cloud: '/rest/api/3/myself', data_center: '/rest/api/2/myself' },
  myPermissions: {
    cloud: '/rest/api/3/mypermissions?permissions=BROWSE_PROJECTS,ADMINISTER',
    data_center: '/rest/api/2/mypermissions',
  },
  anyProject: {
    cloud: '/rest/api/3/project/search?maxResults=1',
    data_center: '/rest/api/2/project',
  },
  personalTokens: '/rest/pat/latest/tokens',
} as const;
