import { NATURE } from '#integrations/failure.ts';

/** The closed list of reasons, in the order of the ladder. */
export const listReasons = () => Object.entries(NATURE).map(([reason, nature]) => ({ reason, nature }));
