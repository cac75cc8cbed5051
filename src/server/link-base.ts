import type { FastifyRequest } from 'fastify';
import { Refusal } from '#kernel/refusal.ts';

const PLAIN = /^([a-z\d.-]+|\[[a-f\d:]+\])(:\d{1,5})?$/i;

export type BaseOf = (request: FastifyRequest) => string;

/** Where links in this OwlHub lead: its public address, else where whoever asks reached it. */
export const linkBase =
  (publicUrl: string | null): BaseOf =>
  ({ headers: { host } }) => {
    if (publicUrl !== null) return publicUrl;
    if (host !== undefined && PLAIN.test(host)) return `http://${host}`;
    throw new Refusal('conflict', 'OwlHub does not know its own address. Set OWLHUB_URL and start it again.');
  };
