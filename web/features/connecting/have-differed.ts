type Named = { id: string };

/** Whether these are other people, in whatever order. Pure. */
export const haveDiffered = (before: readonly Named[], after: readonly Named[]): boolean =>
  before.length !== after.length || before.some(({ id }) => !after.some((other) => other.id === id));
