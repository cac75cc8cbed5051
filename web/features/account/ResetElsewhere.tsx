import { CopyButton } from '#web/ui/CopyButton.tsx';

/** Where no mail is set up: two people can help, and how. */
export function ResetElsewhere({ email }: { email: string }) {
  const command = `owlhub users reset-password ${email || 'you@example.com'}`;
  return (
    <ul className="grid gap-4 rounded-lg border bg-surface p-4">
      <li>
        <h2 className="font-medium">Whoever manages people here</h2>
        <p className="text-sm text-soft">
          Opens you under People and makes a link for a new password. Who invited you can, or knows who can.
        </p>
      </li>
      <li className="grid gap-2 border-t pt-4">
        <div>
          <h2 className="font-medium">Whoever runs the server</h2>
          <p className="text-sm text-soft">Prints such a link with this command:</p>
        </div>
        <code className="rounded-md bg-sunken px-3 py-2 font-mono text-xs wrap-anywhere">{command}</code>
        <div>
          <CopyButton label="Copy the command" text={command} />
        </div>
      </li>
    </ul>
  );
}
