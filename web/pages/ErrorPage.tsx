import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { Button } from '#web/ui/Button.tsx';
import { Logo } from '#web/ui/Logo.tsx';
import { ApiProblem } from '#web/request.ts';
import { NotFoundPage } from './NotFoundPage.tsx';

export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const problem = error instanceof ApiProblem ? error.problem : null;
  if (problem?.status === 404) return <NotFoundPage />;
  const tryAgain = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div role="alert" className="mx-auto grid max-w-md justify-items-center gap-3 px-4 py-[14vh] text-center">
      <title>Something went wrong · OwlHub</title>
      <Logo className="size-12" />
      <h1 className="text-xl font-semibold">This page could not be shown</h1>
      <p className="text-soft">
        {problem?.detail ??
          'The mistake is ours. Your data is unchanged. Loading the page again usually helps.'}
      </p>
      {problem?.instance && (
        <p className="text-sm text-faint">
          Request <code className="font-mono text-xs">{problem.instance}</code>
        </p>
      )}
      <Button look="primary" onClick={tryAgain} className="mt-2">
        Try again
      </Button>
    </div>
  );
}
