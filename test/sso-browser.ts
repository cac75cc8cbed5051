import type { App } from '#app.ts';
import { type Answer, type Client, clientOf } from './app.ts';
import { CLIENT } from './providers.ts';

type Provider = { issuer: string };

/** As the settings page sends it. */
export const providerAt = ({ issuer }: Provider, change: object = {}) => ({
  name: 'Fake ID',
  issuer,
  clientId: CLIENT.id,
  clientSecret: CLIENT.secret,
  enabled: true,
  scopes: 'email profile',
  createsAccounts: false,
  asksSecondFactor: false,
  groupsClaim: 'groups',
  groups: [],
  defaultRole: null,
  ...change,
});

/** A browser with its cookies, which also goes to the provider and back. */
export function browserOf({ server }: Pick<App, 'server'>) {
  const cookies = new Map<string, string>();
  const atProvider = new Map<string, string>();

  /** A page of this OwlHub. */
  async function visit(url: string, method: 'GET' | 'POST' | 'DELETE' = 'GET', body?: object) {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const response = await server.inject({
      method,
      url,
      headers: cookie ? { cookie } : {},
      ...(body && { payload: body }),
    });
    for (const { name, value } of response.cookies) {
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.location ?? '';
    return { status: response.statusCode, location, response };
  }

  /** Where the provider sends the browser back to, whatever it does in between. */
  async function throughProvider(url: string): Promise<string> {
    let next = new URL(url);
    for (let hops = 0; hops < 10; hops += 1) {
      const cookie = [...atProvider].map((pair) => pair.join('=')).join('; ');
      const answer = await fetch(next, { redirect: 'manual', headers: { cookie } });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        atProvider.set(name, value);
      }
      const location = answer.headers.get('location');
      if (location === null) throw new Error(`The provider stopped at ${next.pathname}: ${answer.status}`);
      next = new URL(location, next);
      if (next.pathname === '/api/sign-in/provider/callback') return next.pathname + next.search;
    }
    throw new Error('The provider sends its visitors in circles.');
  }

  return {
    cookies,
    visit,
    throughProvider,
    /** The whole way. Answers what the callback answered. */
    async signIn(to = '/') {
      const start = await visit(`/api/sign-in/provider?to=${encodeURIComponent(to)}`);
      if (!start.location.startsWith('http')) return start;
      return visit(await throughProvider(start.location));
    },
    async whoAmI(): Promise<Answer['body']> {
      return (await visit('/api/sessions/current')).response.json();
    },
  };
}

/** The owner sets single sign-on up. */
export async function setUpProvider(app: Pick<App, 'server'>, provider: Provider, change: object = {}) {
  const owner: Client = clientOf(app);
  await owner.signIn();
  const saved = await owner.ask('PUT', '/api/provider', providerAt(provider, change));
  if (saved.status !== 200) throw new Error(JSON.stringify(saved.body));
  return owner;
}
