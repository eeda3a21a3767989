import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCompiledPack, type PolicyPack } from '#rules';
import { fail, ok, type Result } from '#shared/result.ts';

/** The installed policy packs. */
export type PackLibrary = {
  /** Sound packs, by name; damaged ones are left out here and named when somebody asks for them. */
  readonly list: () => readonly PolicyPack[];
  /** UNKNOWN_PACK, PACK_DAMAGED. */
  readonly get: (id: string) => Result<PolicyPack>;
};

const SUFFIX = '.json';

/** Packs of a folder of compiled packs, `<id>.json` each, read and verified once when first asked for. */
export function createPackLibrary(packsDir: string): PackLibrary {
  let loaded: ReadonlyMap<string, PolicyPack | null> | null = null;

  function load(): ReadonlyMap<string, PolicyPack | null> {
    const names = readdirSync(packsDir).filter((name) => name.endsWith(SUFFIX));
    return new Map(names.sort().map((name) => [name.slice(0, -SUFFIX.length), read(packsDir, name)]));
  }

  const packs = (): ReadonlyMap<string, PolicyPack | null> => (loaded ??= load());
  return {
    list: () => [...packs().values()].filter((pack) => pack !== null),
    get: (id) => {
      const pack = packs().get(id);
      if (pack === undefined) return fail('UNKNOWN_PACK', { pack: id });
      return pack === null ? fail('PACK_DAMAGED', { pack: id }) : ok(pack);
    },
  };
}

/** A pack whose hash, content and file name agree; null when they do not. */
function read(packsDir: string, name: string): PolicyPack | null {
  const pack = loadCompiledPack(readFileSync(join(packsDir, name), 'utf8'));
  return pack.ok && `${pack.value.content.id}${SUFFIX}` === name ? pack.value : null;
}
