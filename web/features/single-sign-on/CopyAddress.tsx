import { CopyButton } from '#web/ui/CopyButton.tsx';

type Props = { title: string; about: string; address: string };

/** An address that is entered at the provider. */
export const CopyAddress = ({ title, about, address }: Props) => (
  <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
    <div className="min-w-0 flex-1 basis-56">
      <p className="font-medium">{title}</p>
      <p className="text-sm text-faint">{about}</p>
      <code className="font-mono text-xs break-all select-all">{address}</code>
    </div>
    <CopyButton label="Copy" text={address} />
  </div>
);
