import type { Integration } from '#contract/integration.ts';

type NewValues = 'proving' | 'troubled' | 'rejected';

/** How it stands with values that are not in use yet. Pure. */
export const newValuesOf = ({ state, failure }: NonNullable<Integration['replacement']>): NewValues =>
  state === 'proving' && failure ? 'troubled' : state;

const KEPT = 'The values in use are kept, and go on being checked.';

export const NEW_VALUES: Record<NewValues, { title: string; meaning: string }> = {
  proving: {
    title: 'New values, being proven',
    meaning: 'The values in use are kept until the new ones are proven.',
  },
  troubled: {
    title: 'New values, not proven yet',
    meaning: `OwlHub goes on trying by itself. ${KEPT}`,
  },
  rejected: { title: 'New values, not accepted', meaning: KEPT },
};
