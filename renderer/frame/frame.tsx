import { Outlet } from '@tanstack/react-router';

/** Rail, top bar and the page. */
export function Frame() {
  return (
    <main>
      <Outlet />
    </main>
  );
}
