import { Settings, SettingsChange } from '#contract/settings.ts';
import { changeSettings } from '#operations/change-settings.ts';
import type { Context } from '#operations/context.ts';
import { showSettings } from '#operations/show-settings.ts';
import { actorOf } from './authenticate.ts';
import { problems, type Routes } from './routes.ts';

const tags = ['Settings'];
const config = { access: 'settings.manage' } as const;
const url = '/api/settings';

export function settings(routes: Routes, ctx: Context, publicUrl: string | null): void {
  routes.get(
    url,
    {
      config,
      schema: { tags, summary: 'What holds for everybody', response: { 200: Settings, ...problems } },
    },
    async (request) => showSettings(ctx, actorOf(request), publicUrl),
  );
  routes.patch(
    url,
    {
      config,
      schema: {
        tags,
        summary: 'Change what holds for everybody',
        body: SettingsChange,
        response: { 200: Settings, ...problems },
      },
    },
    async (request) => {
      await changeSettings(ctx, actorOf(request), request.body);
      return showSettings(ctx, actorOf(request), publicUrl);
    },
  );
}
