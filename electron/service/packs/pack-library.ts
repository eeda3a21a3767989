import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCompiledPack, type PolicyPack } from '#rules';
import { fail, ok, type Result } from '#shared/result.ts';
import type { PackRecord } from '../../store/records/pack-record.ts';
import type { Store } from '../../store/store.ts';

/** How a pack that did not come with the program was installed. */
export type Release = Pick<PackRecord, 'version' | 'signer' | 'installedAt' | 'installedBy'>;
/** A pack that can be used; `release` is null for one that came with the program. */
export type InstalledPack = { readonly pack: PolicyPack; readonly release: Release | null };

/** The installed policy packs: those of the program, and over them the newest release of each that was installed here. */
export type PackLibrary = {
  /** Sound packs, by name; damaged ones are left out here and named when somebody asks for them. */
  readonly list: () => readonly InstalledPack[];
  /** The newest release. UNKNOWN_PACK, PACK_DAMAGED. */
  readonly get: (id: string) => Result<PolicyPack>;
  /** The very pack a settlement was made under, however old; the newest of its name when it is no longer there. */
  readonly getByHash: (id: string, hash: string) => Result<PolicyPack>;
  /** To be called after an installation. */
  readonly forget: () => void;
};

const SUFFIX = '.json';
/** Where the program keeps the releases that its own packs took the place of. */
const RELEASED = 'released';

/**
 * Packs of a folder of compiled packs, `<id>.json` each, read and verified once when first asked for, and the packs of
 * the store that is open. Past releases lie in its folder `released`; they are only found by their hash. `openStore` gives null while nobody is logged in.
 */
export function createPackLibrary(packsDir: string, openStore: () => Pick<Store, 'packs'> | null): PackLibrary {
  let shipped: ReadonlyMap<string, PolicyPack | null> | null = null;
  let released: readonly PolicyPack[] | null = null;
  let stored: { readonly store: Pick<Store, 'packs'>; readonly packs: readonly StoredPack[] } | null = null;

  function load(): ReadonlyMap<string, PolicyPack | null> {
    const names = readdirSync(packsDir).filter((name) => name.endsWith(SUFFIX));
    return new Map(names.sort().map((name) => [name.slice(0, -SUFFIX.length), readFile(packsDir, name)]));
  }

  /** Damaged ones are left out: nothing is ever settled anew under them. */
  function loadReleased(): readonly PolicyPack[] {
    const folder = join(packsDir, RELEASED);
    if (!existsSync(folder)) return [];
    const names = readdirSync(folder).filter((name) => name.endsWith(SUFFIX));
    return names.sort().flatMap((name) => {
      const pack = loadCompiledPack(readFileSync(join(folder, name), 'utf8'));
      return pack.ok ? [pack.value] : [];
    });
  }

  function ofStore(): readonly StoredPack[] {
    const store = openStore();
    if (store === null) {
      stored = null;
      return [];
    }
    if (stored?.store !== store) stored = { store, packs: [...store.packs.list().map(readRecord), ...lostOf(store)] };
    return stored.packs;
  }

  /** Newest last, so that a release takes the place of the one before and of the program's own. */
  function newest(): ReadonlyMap<string, InstalledPack | null> {
    const own = [...(shipped ??= load())].map(
      ([id, pack]) => [id, pack === null ? null : { pack, release: null }] as const,
    );
    return new Map([...own, ...ofStore().map(({ id, installed }) => [id, installed] as const)]);
  }

  const get: PackLibrary['get'] = (id) => {
    const found = newest().get(id);
    if (found === undefined) return fail('UNKNOWN_PACK', { pack: id });
    return found === null ? fail('PACK_DAMAGED', { pack: id }) : ok(found.pack);
  };

  return {
    list: () => [...newest()].sort(([left], [right]) => (left < right ? -1 : 1)).flatMap(([, found]) => found ?? []),
    get,
    getByHash: (id, hash) => {
      const own = (shipped ??= load()).get(id);
      const all = [...(own == null ? [] : [own]), ...ofStore().flatMap(({ installed }) => installed?.pack ?? [])];
      const isIt = (pack: PolicyPack): boolean => pack.hash === hash;
      const found = all.find(isIt) ?? (released ??= loadReleased()).find(isIt);
      return found === undefined ? get(id) : ok(found);
    },
    forget: () => {
      stored = null;
    },
  };
}

type StoredPack = { readonly id: string; readonly installed: InstalledPack | null };

/** Packs whose newest release is gone or damaged: an older one would settle by rules that no longer hold. */
function lostOf({ packs }: Pick<Store, 'packs'>): readonly StoredPack[] {
  const sound = new Map<string, number>();
  for (const { packId, version } of packs.list()) sound.set(packId, Math.max(version, sound.get(packId) ?? 0));
  return [...packs.highest()].flatMap(([id, version]) =>
    version > (sound.get(id) ?? 0) ? [{ id, installed: null }] : [],
  );
}

/** The row's MAC vouches for the text; hash and content are checked again, because another program version reads it. */
function readRecord({ packId, hash, compiled, version, signer, installedAt, installedBy }: PackRecord): StoredPack {
  const pack = loadCompiledPack(compiled);
  if (!pack.ok || pack.value.hash !== hash || pack.value.content.id !== packId) return { id: packId, installed: null };
  return { id: packId, installed: { pack: pack.value, release: { version, signer, installedAt, installedBy } } };
}

/** A pack whose hash, content and file name agree; null when they do not. */
function readFile(packsDir: string, name: string): PolicyPack | null {
  const pack = loadCompiledPack(readFileSync(join(packsDir, name), 'utf8'));
  return pack.ok && `${pack.value.content.id}${SUFFIX}` === name ? pack.value : null;
}
