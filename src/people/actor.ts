/** Who asks for something. Every operation takes one. */
export type Actor = { kind: 'person'; id: string; email: string; role: 'owner' } | { kind: 'system' };
