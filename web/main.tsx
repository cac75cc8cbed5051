import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { UnavailableBanner } from '#web/features/shell/UnavailableBanner.tsx';
import { makeClient } from './client.ts';
import { ApiProblem } from './request.ts';
import { makeRouter } from './routes.tsx';

const client = makeClient(() => router);
const router = makeRouter(client);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

// What the server refused is shown by its page; everything else that is caught is a mistake of ours.
const onCaughtError = (error: unknown) => {
  if (!(error instanceof ApiProblem)) reportError(error);
};

createRoot(root, { onCaughtError }).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
      <UnavailableBanner />
    </QueryClientProvider>
  </StrictMode>,
);
