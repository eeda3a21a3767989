/**
 * The second door of the rules room: a pack as its author writes it. It is apart from `index.ts` so that the app, which
 * only reads compiled packs, does not carry a YAML parser.
 */
export { parsePack, parseReleasedPack } from './packs/parse.ts';
