import { Readable } from 'node:stream';
import { z } from 'zod';
import { AuditExportQuery, AuditPage, AuditQuery, AuditVerification } from '#contract/audit.ts';
import { askForAuditCheck } from '#operations/ask-for-audit-check.ts';
import type { Context } from '#operations/context.ts';
import { exportAudit } from '#operations/export-audit.ts';
import { readAudit } from '#operations/read-audit.ts';
import { periodOf } from '#people/audit-filter.ts';
import { actorOf } from './authenticate.ts';
import { problems, type Routes } from './routes.ts';

const tags = ['Audit log'];
const config = { access: 'audit.read' } as const;
const TYPE = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' };

export function auditRoutes(routes: Routes, ctx: Context): void {
  routes.get(
    '/api/audit',
    {
      config,
      schema: {
        tags,
        summary: 'Read, the newest first',
        description: 'Each request is an entry of its own.',
        querystring: AuditQuery,
        response: { 200: AuditPage, ...problems },
      },
    },
    async (request) => {
      const { from, to, ...rest } = request.query;
      return readAudit(ctx, actorOf(request), { ...rest, ...periodOf({ from, to }) });
    },
  );
  routes.get(
    '/api/audit/export',
    {
      config,
      schema: {
        tags,
        summary: 'Export, with the same filters',
        description: 'CSV, or a JSON array of AuditEntry.',
        querystring: AuditExportQuery,
        response: {
          200: {
            description: 'The file, as a stream.',
            content: { 'text/csv': { schema: z.any() }, 'application/json': { schema: z.any() } },
          },
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const { from, to, ...rest } = request.query;
      const pieces = await exportAudit(ctx, actorOf(request), { ...rest, ...periodOf({ from, to }) });
      const name = `owlhub-audit-${ctx.now().slice(0, 10)}.${rest.format}`;
      return reply
        .headers({
          'content-type': TYPE[rest.format],
          'content-disposition': `attachment; filename="${name}"`,
        })
        .send(Readable.from(pieces));
    },
  );
  routes.post(
    '/api/audit/verifications',
    {
      config,
      schema: {
        tags,
        summary: 'Check that nothing was changed or removed',
        response: { 200: AuditVerification, ...problems },
      },
    },
    async (request) => askForAuditCheck(ctx, actorOf(request)),
  );
}
