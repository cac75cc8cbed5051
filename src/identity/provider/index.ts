import { adviseOnProvider } from './advice.ts';
import { climb } from './climb.ts';
import { createDiscovery } from './discovery.ts';
import { createFlow, type ProviderClient } from './flow.ts';
import { parseIssuer } from './issuer.ts';
import { notReached, QUESTIONS, STEP_IDS, STEP_OF } from './steps.ts';
import type { ProviderNetwork } from './web.ts';

/** Single sign-on, as operations use it. What was discovered is kept in this process for a short while. */
export function createIdentityProvider(network: ProviderNetwork) {
  const { begin, finish, endSessionAt, withProvider } = createFlow(network, createDiscovery());
  return {
    parseIssuer: (text: string) => parseIssuer(text, network),
    begin,
    finish,
    endSessionAt,
    climb: (client: ProviderClient, redirectUri: string) => climb(withProvider, client, redirectUri),
    advise: adviseOnProvider,
    steps: { ids: STEP_IDS, questions: QUESTIONS, of: STEP_OF, notReached },
  };
}

export type IdentityProvider = ReturnType<typeof createIdentityProvider>;
