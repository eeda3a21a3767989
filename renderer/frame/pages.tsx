import { RouterProvider } from '@tanstack/react-router';
import { router } from '../router.tsx';

/** Everything behind the lock; a script of its own. */
export function Pages() {
  return <RouterProvider router={router} />;
}
