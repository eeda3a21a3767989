import { lazy, Suspense } from 'react';
import type { BarsProps } from './bars.tsx';
import css from './charts.module.css';

/** Drawing is the heaviest part of the console, and most who work here never open the statistics. */
const Bars = lazy(() => import('./bars.tsx'));

/** A chart; its place is there before it is. */
export const Chart = (props: BarsProps) => (
  <Suspense fallback={<div className={css['waiting']} style={{ height: props.height }} />}>
    <Bars {...props} />
  </Suspense>
);
