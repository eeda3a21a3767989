import { parentPort, workerData } from 'node:worker_threads';
import { findChanges, type Comparison } from './find-changes.ts';

/** One thread of `pack affected`: compares its part of the cases and sends what it found. */
parentPort?.postMessage(findChanges(workerData as Comparison)); // as compare-in-threads.ts gives it
