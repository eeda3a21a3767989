import { useCall } from './use-call.ts';

/** Begins the key under which {@link useStanding} is kept. */
export const STANDING_KEY: readonly unknown[] = ['standing'];

/** How the county itself stands: whether money may move, and whether something was put back. */
export const useStanding = () => useCall('standing', {}).data;
