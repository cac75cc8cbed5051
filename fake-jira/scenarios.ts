import { cloudScenarios } from './demo/cloud.ts';
import { dataCenterScenarios } from './demo/data-center.ts';
import type { Scenario } from './demo/scenario.ts';
import { type FakeJira, startFakeJira } from './index.ts';

export type { Scenario } from './demo/scenario.ts';

/** Ports for https, for addresses that people may keep; left out, any free one. */
export type DemoPorts = { cloud?: number; dataCenter?: number; gateway?: number };
type DemoOptions = DemoPorts & { ledger?: boolean };

/** A Jira Cloud and Data Centers with people in every situation, and what OwlHub should make of each. */
export async function startDemoJira({ ledger = true, ...ports }: DemoOptions = {}): Promise<
  AsyncDisposable & { jira: FakeJira; scenarios: readonly Scenario[] }
> {
  const jira = await startFakeJira({ ledger, gateway: ports.gateway ? { httpsPort: ports.gateway } : {} });
  const scenarios = [
    ...(await cloudScenarios(jira, ports.cloud ?? 0)),
    ...(await dataCenterScenarios(jira, ports.dataCenter ?? 0)),
  ];
  return { jira, scenarios, [Symbol.asyncDispose]: () => jira.stop() };
}
