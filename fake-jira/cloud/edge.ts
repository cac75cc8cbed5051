import { type Answer, html, json, redirect } from '#fake-jira/answer.ts';
import { accepts, type Ask } from '#fake-jira/ask.ts';

/** What Atlassian's edge says for a name that no site has, and for one that is suspended: the same. */
export const noSuchSite = (ask: Ask): Answer =>
  accepts(ask, 'html')
    ? html(
        '<!DOCTYPE html><html><head><title>Atlassian Cloud Notifications - Page Unavailable</title></head>' +
          '<body><h1>Your Atlassian Cloud site is currently unavailable.</h1></body></html>',
        404,
      )
    : json({ errorMessage: 'Site temporarily unavailable', errorCode: 'OTHER' }, 404);

export const deadLink = (): Answer =>
  html(
    '<!DOCTYPE html><html><head><title>Oops, you&#39;ve found a dead link. - JIRA</title></head>' +
      '<body><h1>Oops, you&#39;ve found a dead link.</h1></body></html>',
    404,
  );

/** Pages for people: off to Atlassian's own sign-in, on another host. */
export const signInElsewhere = (site: string, ask: Ask): Answer =>
  redirect(`https://id.atlassian.com/login?continue=${encodeURIComponent(site + ask.path)}&application=jira`);

export const isPage = (path: string): boolean =>
  /^\/($|jira(\/|$)|browse\/|secure\/|projects\/|login)/u.test(path);
