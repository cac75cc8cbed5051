import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { followEvents } from './follow-events.ts';

/** Keeps what is shown in step with what happens, on this OwlHub or on another that shares its database. */
export function FollowEvents() {
  const client = useQueryClient();
  // Follows the server’s stream of events for as long as somebody is signed in.
  useEffect(() => followEvents(client), [client]);
  return null;
}
