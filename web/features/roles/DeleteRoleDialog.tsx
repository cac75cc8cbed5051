import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Role } from '#contract/role.ts';
import { deleteRole } from '#web/admin-api.ts';
import { Actions } from '#web/ui/Actions.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { TypedName } from '#web/ui/TypedName.tsx';
import { PeopleCount } from './PeopleCount.tsx';

/** A role that somebody has is not deleted: they are shown instead. */
export function DeleteRoleDialog({ role, onClose }: { role: Role; onClose: () => void }) {
  const { id, name, people } = role;
  const client = useQueryClient();
  const deleting = useMutation({
    mutationFn: () => deleteRole(id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['roles'] });
      onClose();
    },
  });
  if (people > 0) {
    return (
      <Dialog title={`${name} is in use`} onClose={onClose}>
        <div className="grid grid-cols-1 gap-4">
          <p className="text-soft">
            <PeopleCount role={role} /> {people === 1 ? 'has' : 'have'} it. Give them another role first; then
            it can be deleted.
          </p>
          <Actions>
            <Button look="primary" onClick={onClose}>
              Close
            </Button>
          </Actions>
        </div>
      </Dialog>
    );
  }
  return (
    <TypedName
      title={`Delete ${name}`}
      name={name}
      verb="delete it"
      submit="Delete role"
      refused="It was not deleted"
      lost="Nobody has it. What it allowed is lost and would have to be chosen again."
      busy={deleting.isPending}
      error={deleting.error}
      onConfirm={deleting.mutate}
      onClose={onClose}
    />
  );
}
