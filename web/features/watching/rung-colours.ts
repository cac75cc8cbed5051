/** One for each rung from the bottom of the ladder up, and from then on again. None of them means a status. */
const COLOURS = [
  { fill: 'fill-rung-1', ground: 'bg-rung-1' },
  { fill: 'fill-rung-2', ground: 'bg-rung-2' },
  { fill: 'fill-rung-3', ground: 'bg-rung-3' },
  { fill: 'fill-rung-4', ground: 'bg-rung-4' },
  { fill: 'fill-rung-5', ground: 'bg-rung-5' },
  { fill: 'fill-rung-6', ground: 'bg-rung-6' },
  { fill: 'fill-rung-7', ground: 'bg-rung-7' },
] as const;

/** The colour of a rung by its place on the ladder, whichever others are drawn; one that is not on it comes after. */
export function colourOf(id: string, ladder: readonly string[]) {
  const place = ladder.indexOf(id);
  return COLOURS[(place === -1 ? ladder.length : place) % COLOURS.length] ?? COLOURS[0];
}
