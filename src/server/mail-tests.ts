import { MailTest, MailTestResult } from '#contract/settings.ts';
import type { Context } from '#operations/context.ts';
import { testMail } from '#operations/test-mail.ts';
import { actorOf } from './authenticate.ts';
import { problems, type Routes } from './routes.ts';

export function mailTests(routes: Routes, ctx: Context): void {
  routes.post(
    '/api/settings/mail-tests',
    {
      config: { access: 'settings.manage' },
      schema: {
        tags: ['Settings'],
        summary: 'Send a test mail now',
        body: MailTest,
        response: { 200: MailTestResult, ...problems },
      },
    },
    async (request) => testMail(ctx, actorOf(request), request.body.to),
  );
}
