import { z } from 'zod';
import { oneLine } from './one-line.ts';

export type Sender = { name: string; address: string };

const SHAPE = /^(?:"?([^"<>]*?)"?\s*<([^<>]+)>|([^<>]+))$/;

/** `OwlHub <owlhub@example.com>` or only the address. Throws words that continue the setting’s name. */
export function readSender(text: string): Sender {
  const [, name = '', between, alone] = SHAPE.exec(text) ?? [];
  const address = z.email().safeParse((between ?? alone)?.trim());
  if (!address.success) throw new Error('must look like OwlHub <owlhub@example.com>');
  return { name: oneLine(name) || 'OwlHub', address: address.data };
}
