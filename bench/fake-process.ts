import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Asked } from '#fake-jira/index.ts';

type Scenario = { siteUrl: string; account: string | null; accessToken: string };
type Described = {
  control: string;
  ca: string;
  gateway: string;
  sites: { name: string; url: string }[];
  scenarios: Scenario[];
};
type Subjects = Record<string, () => Promise<void>>;

/** The fake Jira in a process of its own, so that its work is not counted as ours. */
export async function startFakeProcess({ ledger = true } = {}) {
  const args = ['fake-jira/main.ts', '--json', ...(ledger ? [] : ['--no-ledger'])];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const described = JSON.parse(line) as Described;
  const order = async (command: object) => {
    const body = JSON.stringify(command);
    const answer = await fetch(described.control, { method: 'POST', body });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as { asked?: Asked[] };
  };

  return {
    pid: child.pid ?? 0,
    ca: described.ca,
    gateway: described.gateway,
    scenario(accessToken: string): Scenario {
      const found = described.scenarios.find((scenario) => scenario.accessToken === accessToken);
      if (!found) throw new Error(`The demo has no ${accessToken}.`);
      return found;
    },
    sites: described.sites,
    order,
    forget: () => order({ do: 'forget' }),
    asked: async () => (await order({ do: 'asked' })).asked ?? [],

    /** Times the subjects in turn, so that a busy moment hits them alike. Milliseconds of each run, by subject. */
    async compare(siteUrl: string, roundTripMs: number, runs: number, subjects: Subjects) {
      const site = described.sites.find(({ url }) => siteUrl.startsWith(url))?.name;
      const times: Record<string, number[]> = {};
      for (let run = 0; run < runs; run++) {
        for (const [name, subject] of Object.entries(subjects)) {
          // Changing a fault of connections drops the open ones.
          await order({ do: 'fault', site, fault: { kind: 'round_trip', ms: roundTripMs } });
          if (roundTripMs === 0) await order({ do: 'clear_faults', site });
          const startedAt = performance.now();
          await subject();
          (times[name] ??= []).push(performance.now() - startedAt);
          await order({ do: 'clear_faults', site });
        }
      }
      return times;
    },
    async [Symbol.asyncDispose]() {
      child.kill();
      await once(child, 'exit');
    },
  };
}
