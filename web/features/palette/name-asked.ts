const VERIFY = 'verify';

/** What of the typed may be an integration’s name: “verify owl” asks for “owl”. Pure. */
export const nameAsked = (typed: string): string =>
  typed
    .trim()
    .split(/\s+/)
    .filter((word) => word.toLowerCase() !== VERIFY)
    .join(' ')
    .slice(0, 100);
