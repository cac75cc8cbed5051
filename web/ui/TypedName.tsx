import { type ReactNode, useState } from 'react';
import { Actions } from './Actions.tsx';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Notice } from './Notice.tsx';
import { TextField } from './TextField.tsx';

/** As a browser shows it: white space is one blank, and none at the ends. */
const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

type Props = {
  title: string;
  name: string;
  verb: string;
  submit: string;
  keep?: string;
  lost: ReactNode;
  busy: boolean;
  error: Error | null;
  refused: string;
  onConfirm: () => void;
  onClose: () => void;
};

/** Names what is lost for good, and asks for the name to be typed. */
export function TypedName({ title, name, verb, lost, submit, keep = 'Keep it', ...rest }: Props) {
  const { busy, error, refused, onConfirm, onClose } = rest;
  const [typed, setTyped] = useState('');
  const isNamed = squeezed(typed) === squeezed(name);
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="grid grid-cols-1 gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isNamed) onConfirm();
        }}
      >
        <div className="text-soft">{lost}</div>
        <TextField
          label={`Type ${name} to ${verb}`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          spellCheck={false}
        />
        {error && (
          <Notice alert tone="bad" title={refused}>
            <p>{error.message}</p>
          </Notice>
        )}
        <Actions>
          <Button onClick={onClose}>{keep}</Button>
          <Button type="submit" look="danger" disabled={!isNamed} busy={busy}>
            {submit}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
