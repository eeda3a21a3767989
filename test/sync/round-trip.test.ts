import { describeRoundTrip } from '../county/round-trip.ts';

describeRoundTrip('Electron');
