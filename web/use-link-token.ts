import { useLocation } from '@tanstack/react-router';

/** What stands after the # of a link. It never reaches a server’s log, because browsers do not send it. */
export const useLinkToken = (): string =>
  useLocation({
    select: ({ hash }) => {
      try {
        return decodeURIComponent(hash);
      } catch {
        return hash;
      }
    },
  });
