import { z } from 'zod';
import { canonicalJson } from '#shared/canonical-json.ts';
import type { CountySeal } from '../../seal/county-seal.ts';

const nameSchema = z.object({ name: z.string() });
const placeOf = (county: string, user: string): string => `user/${county}/${user}`;

/** The name of a user of the console lies sealed. */
export const sealUserName = (seal: CountySeal, county: string, user: string, name: string): Uint8Array =>
  seal.seal(placeOf(county, user), canonicalJson({ name }));

export const readUserName = (seal: CountySeal, county: string, user: string, sealed: Uint8Array): string =>
  nameSchema.parse(JSON.parse(seal.open(placeOf(county, user), sealed))).name;
