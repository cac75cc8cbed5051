import { Unavailable } from './unavailable.ts';

/** A record is sealed with a key that is in force but that this process does not hold: another one, or a restart, does. */
export class KeyNotHere extends Unavailable {
  constructor(id: string) {
    super(`This OwlHub does not hold the key “${id}” yet. Restart it with all keys in force.`);
  }
}
