import { type Answer, json, withHeaders } from './answer.ts';

type Params = Readonly<Record<string, string>>;
export type Route<Context> = (context: Context, params: Params) => Answer;
/** `GET /rest/api/:version/project/:key` → what answers. A trailing `*` takes the rest of the path. */
export type Routes<Context> = Readonly<Record<string, Route<Context>>>;

type Compiled<Context> = { method: string; pattern: RegExp; route: Route<Context> };

/** A path in so many words goes before one with a gap that the same words would fill. */
const byParams = ([one]: [string, unknown], [other]: [string, unknown]) => gaps(one) - gaps(other);
const gaps = (name: string) => name.split('/:').length;

/** Finds the route; null when nothing lives at the path, 405 with `Allow` when something else may be asked of it. */
export function router<Context>(routes: Routes<Context>) {
  const compiled = Object.entries(routes)
    .toSorted(byParams)
    .map(([name, route]): Compiled<Context> => {
      const [method = '', path = ''] = name.split(' ');
      const pattern = path
        .replaceAll(/[.]/gu, '\\.')
        .replace(/\*$/u, '(?:.*)')
        .replaceAll(/:(\w+)/gu, '(?<$1>[^/]+)');
      return { method, pattern: new RegExp(`^${pattern}$`, 'u'), route };
    });

  return (method: string, path: string, context: Context): Answer | null => {
    const here = compiled.filter(({ pattern }) => pattern.test(path));
    const wanted = method === 'HEAD' ? 'GET' : method;
    const found = here.find((candidate) => candidate.method === wanted);
    if (found) return found.route(context, found.pattern.exec(path)?.groups ?? {});
    if (here.length === 0) return null;
    const allow = here.map((candidate) => candidate.method).join(',');
    return withHeaders(json({ message: 'HTTP 405 Method Not Allowed', 'status-code': 405 }, 405), { allow });
  };
}
