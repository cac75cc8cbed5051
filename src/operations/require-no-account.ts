import { Refusal } from '#kernel/refusal.ts';
import type { Store } from '#store/store.ts';

/** Whoever invites may see people anyway, so this tells. */
export async function requireNoAccount(store: Store, email: string): Promise<void> {
  const person = await store.people.findByEmail(email);
  if (!person) return;
  const problem =
    person.deactivatedAt === null
      ? {
          message: `${person.name} has an account with this email already.`,
          fix: 'Change their roles instead.',
        }
      : {
          message: `${person.name} has an account with this email that is deactivated.`,
          fix: 'Reactivate it instead.',
        };
  const problems = [{ field: 'email', ...problem }];
  throw new Refusal('conflict', `${problem.message} ${problem.fix}`, { problems });
}
