export type Place = 'connection' | 'candidate' | 'report' | 'detail';

/** What a sealed value is bound to: it opens in its own column of its own row and nowhere else. */
export const rowName = (place: Place, id: string) =>
  place === 'detail' ? `verification:${id}` : `integration:${id}/${place}`;
