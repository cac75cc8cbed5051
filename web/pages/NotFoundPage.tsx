import { Link } from '@tanstack/react-router';
import { Logo } from '#web/ui/Logo.tsx';
import { buttonClass } from '#web/ui/Button.tsx';

export function NotFoundPage() {
  return (
    <div className="mx-auto grid max-w-sm justify-items-center gap-3 px-4 py-[14vh] text-center">
      <title>Nothing here · OwlHub</title>
      <Logo className="size-12" />
      <h1 className="text-xl font-semibold">There is nothing here</h1>
      <p className="text-soft">
        The address may be mistyped, or what was here has been deleted. Nothing else has changed.
      </p>
      <Link to="/integrations" className={`${buttonClass('primary')} mt-2`}>
        Go to Integrations
      </Link>
    </div>
  );
}
