import type { Random } from '../../support/random.ts';

/** The machine lost its power, or its process was killed, at this very operation. */
export class PowerCut extends Error {}

type Change = { readonly at: number; readonly bytes: Buffer } | { readonly length: number };

/** A file: what programs read, and what surely survives a power cut. */
export class SimFile {
  live: Buffer = Buffer.alloc(0);
  synced: Buffer = this.live;
  /** What was written since the last sync, in order. */
  changes: Change[] = [];
}

/** A folder: the same for its names. */
export class SimFolder {
  live = new Map<string, SimNode>();
  synced = new Map<string, SimNode>();
}
export type SimNode = SimFile | SimFolder;

type Step = { readonly folder: SimFolder; readonly name: string; readonly node: SimNode | null };

function apply(content: Buffer, change: Change): Buffer {
  if ('length' in change) {
    if (change.length <= content.length) return content.subarray(0, change.length);
    return Buffer.concat([content, Buffer.alloc(change.length - content.length)]);
  }
  const { at, bytes } = change;
  const end = Math.max(content.length, at + bytes.length);
  if (at === content.length) return Buffer.concat([content, bytes], end);
  const next = Buffer.alloc(end);
  content.copy(next);
  bytes.copy(next, at);
  return next;
}

const put = (map: Map<string, SimNode>, { name, node }: Step): unknown =>
  node === null ? map.delete(name) : map.set(name, node);

/**
 * A disk that forgets: bytes count only after their file was synced, names only after their folder was. A cut keeps of the rest
 * what it likes: of each file the first few writes and perhaps half of the next, of each folder the first few changes. A rename is
 * one change, whole or not at all, also between two folders.
 */
export class SimDisk {
  readonly root = new SimFolder();
  /** Operations until the power fails; each one counts. */
  fuse = Infinity;
  /** Operations so far. */
  count = 0;
  /** Nothing is done any more until {@link restart}. */
  isOut = false;
  /** A disk that says it synced and did not: a rule taken out on purpose. */
  isLying = false;
  #deeds: (readonly Step[])[] = [];
  readonly #dirty = new Set<SimFile>();

  /** Counts one operation; throws {@link PowerCut} when the power fails at it, or has failed. */
  tick(): void {
    this.count += 1;
    if (this.isOut) throw new PowerCut();
    if (this.fuse > 0) this.fuse -= 1;
    else {
      this.isOut = true;
      throw new PowerCut();
    }
  }

  change(file: SimFile, change: Change): void {
    if (this.isOut) throw new PowerCut();
    // What was under way when the power failed may have reached the disk in part.
    file.live = apply(file.live, change);
    file.changes.push(change);
    this.#dirty.add(file);
    this.tick();
  }

  syncFile(file: SimFile): void {
    this.tick();
    if (this.isLying) return;
    file.synced = file.live;
    file.changes = [];
    this.#dirty.delete(file);
  }

  /** Changes names as one deed. */
  link(steps: readonly Step[]): void {
    if (this.isOut) throw new PowerCut();
    for (const step of steps) put(step.folder.live, step);
    this.#deeds.push(steps);
    this.tick();
  }

  /** Every deed in the folder, and what came before in folders that they share. */
  syncFolder(folder: SimFolder): void {
    this.tick();
    if (this.isLying) return;
    const folders = new Set([folder]);
    const isChosen = this.#deeds.map(() => false);
    for (let at = this.#deeds.length - 1; at >= 0; at -= 1) {
      const deed = this.#deeds[at] ?? [];
      if (!deed.some((step) => folders.has(step.folder))) continue;
      isChosen[at] = true;
      for (const step of deed) folders.add(step.folder);
    }
    for (const [at, deed] of this.#deeds.entries())
      if (isChosen[at] === true) for (const step of deed) put(step.folder.synced, step);
    this.#deeds = this.#deeds.filter((_, at) => isChosen[at] !== true);
  }

  /** The machine comes up again. `isKill`: only a process died, and the system keeps what it was given. */
  restart(random: Random, isKill: boolean): void {
    if (!isKill) this.#forget(random);
    this.isOut = false;
    this.fuse = Infinity;
  }

  #forget(random: Random): void {
    for (const file of this.#dirty) {
      const kept = random.below(file.changes.length + 1);
      let content = file.synced;
      for (const change of file.changes.slice(0, kept)) content = apply(content, change);
      const torn = file.changes[kept];
      if (torn !== undefined && 'bytes' in torn && random.chance(0.5))
        content = apply(content, { at: torn.at, bytes: torn.bytes.subarray(0, random.below(torn.bytes.length + 1)) });
      file.live = content;
      file.synced = content;
      file.changes = [];
    }
    this.#dirty.clear();
    const [stopped, touched] = [new Set<SimFolder>(), new Set<SimFolder>()];
    for (const deed of this.#deeds) {
      for (const { folder } of deed) touched.add(folder);
      const isKept = !deed.some(({ folder }) => stopped.has(folder)) && random.chance(0.5);
      for (const step of deed) {
        if (isKept) put(step.folder.synced, step);
        else stopped.add(step.folder);
      }
    }
    this.#deeds = [];
    for (const folder of touched) folder.live = new Map(folder.synced);
  }

  /** Minutes pass: the system has written whatever it was given. */
  settle(): void {
    for (const file of this.#dirty) {
      file.synced = file.live;
      file.changes = [];
    }
    this.#dirty.clear();
    for (const step of this.#deeds.flat()) put(step.folder.synced, step);
    this.#deeds = [];
  }

  /** Takes over what lies on another disk, all of it synced. */
  copyFrom(other: SimDisk): void {
    copyFolder(other.root, this.root);
  }

  /** What lies at a path as it would after a cut that kept nothing unsynced; null when nothing does. */
  surely(path: readonly string[]): Buffer | null {
    let node: SimNode | undefined = this.root;
    for (const name of path) node = node instanceof SimFolder ? node.synced.get(name) : undefined;
    return node instanceof SimFile ? node.synced : null;
  }
}

function copyFolder(from: SimFolder, to: SimFolder): void {
  for (const [name, node] of from.live) {
    const copy = node instanceof SimFile ? new SimFile() : new SimFolder();
    if (node instanceof SimFile && copy instanceof SimFile) copy.live = copy.synced = node.live;
    else if (node instanceof SimFolder && copy instanceof SimFolder) copyFolder(node, copy);
    to.live.set(name, copy);
    to.synced.set(name, copy);
  }
}
