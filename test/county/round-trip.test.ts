import { describeRoundTrip } from './round-trip.ts';

describeRoundTrip('plain Node');
