import { Link } from '@tanstack/react-router';
import { ApiProblem } from '#web/request.ts';
import { Button, buttonClass } from '#web/ui/Button.tsx';
import { FrontDoor } from './FrontDoor.tsx';

type Props = { error: Error; ended: string; onRetry: () => void };

/** A link that works no more says so and where to go from here; everything else can be tried again. */
export function LinkEnded({ error, ended, onRetry }: Props) {
  const hasEnded = error instanceof ApiProblem && error.problem.status === 410;
  return (
    <FrontDoor title={hasEnded ? ended : 'This could not be opened'} lead={error.message}>
      <div className="flex flex-wrap gap-2">
        {!hasEnded && (
          <Button look="primary" onClick={onRetry}>
            Try again
          </Button>
        )}
        <Link to="/sign-in" search={{}} className={buttonClass(hasEnded ? 'primary' : 'secondary')}>
          Sign in
        </Link>
      </div>
    </FrontDoor>
  );
}

/** For links of which the part after the # got lost on the way. */
export const LinkIncomplete = ({ what }: { what: string }) => (
  <FrontDoor
    title="Open the whole link"
    lead={`${what} ends in # and a long code, which is missing here. Copy the link again with everything after the #.`}
  />
);

/** Keeps the shape of the page while the link is looked at. */
export const LinkOpening = () => (
  <FrontDoor title="One moment" lead="The link is being looked at.">
    <div className="h-52" />
  </FrontDoor>
);
