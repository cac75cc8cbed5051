import type { ProviderTest } from '#contract/settings.ts';
import type { DrawnRung } from '#web/ui/RungRow.tsx';

/** The steps as rungs. Those that the browser still has to climb wait, rather than being out of reach. Pure. */
export const drawSteps = ({ steps, continueAt }: ProviderTest): DrawnRung[] =>
  steps.map(({ outcome, ...step }) => ({
    ...step,
    state: outcome === 'not_reached' && continueAt !== null ? 'waiting' : outcome,
  }));
