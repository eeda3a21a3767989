import { basename, dirname } from 'node:path';
import { SimDisk, SimFile, SimFolder, type SimNode } from './sim-disk.ts';

/** Paths that begin with this lie on a simulated disk, whose name comes next. */
const PREFIX = '/simulated/';
const disks = new Map<string, SimDisk>();
/** Where paths lead, until another disk is put in place. */
const places = new Map<string, Place>();

export const isSimulated = (path: unknown): path is string => typeof path === 'string' && path.startsWith(PREFIX);

/** Puts an empty disk in place and gives the path of its root. */
export function newDisk(name: string): { readonly disk: SimDisk; readonly path: string } {
  const disk = new SimDisk();
  disks.set(name, disk);
  places.clear();
  return { disk, path: `${PREFIX}${name}` };
}

const fault = (code: string, path: string): Error => Object.assign(new Error(`${code}: ${path}`), { code });

type Place = { readonly disk: SimDisk; readonly names: readonly string[] };

/** The disk of a path and the names on it. */
export function placeOf(path: string): Place {
  const known = places.get(path);
  if (known !== undefined) return known;
  const [name = '', ...names] = path.slice(PREFIX.length).split('/');
  const disk = disks.get(name);
  if (disk === undefined) throw fault('ENODEV', path);
  const place = { disk, names: names.filter((each) => each !== '') };
  places.set(path, place);
  return place;
}

function look(path: string): { readonly disk: SimDisk; readonly node: SimNode | null } {
  const { disk, names } = placeOf(path);
  let node: SimNode | undefined = disk.root;
  for (const name of names) node = node instanceof SimFolder ? node.live.get(name) : undefined;
  return { disk, node: node ?? null };
}

function folderOf(path: string): { readonly disk: SimDisk; readonly folder: SimFolder } {
  const { disk, node } = look(path);
  if (!(node instanceof SimFolder)) throw fault(node === null ? 'ENOENT' : 'ENOTDIR', path);
  return { disk, folder: node };
}

function fileOf(path: string): { readonly disk: SimDisk; readonly file: SimFile } {
  const { disk, node } = look(path);
  if (!(node instanceof SimFile)) throw fault(node === null ? 'ENOENT' : 'EISDIR', path);
  return { disk, file: node };
}

const statOf = (node: SimNode) => ({
  size: node instanceof SimFile ? node.live.length : 0,
  mtimeMs: 0,
  isFile: () => node instanceof SimFile,
  isDirectory: () => node instanceof SimFolder,
});

type Encoding = string | { readonly encoding?: string; readonly flag?: string; readonly mode?: number } | undefined;
const encodingOf = (option: Encoding): string | undefined => (typeof option === 'string' ? option : option?.encoding);

export function readFile(path: string, option?: Encoding): Buffer | string {
  const { disk, file } = fileOf(path);
  if (disk.isOut) disk.tick();
  // A copy: whoever reads may write into it.
  return encodingOf(option) === undefined ? Buffer.from(file.live) : file.live.toString('utf8');
}

function handleOf(path: string, disk: SimDisk, node: SimNode) {
  const file = (): SimFile => {
    if (!(node instanceof SimFile)) throw fault('EISDIR', path);
    return node;
  };
  const sync = async (): Promise<void> => (node instanceof SimFile ? disk.syncFile(node) : disk.syncFolder(node));
  return {
    sync,
    datasync: sync,
    close: async () => undefined,
    stat: async () => statOf(node),
    truncate: async (length = 0) => disk.change(file(), { length }),
    readFile: async (option?: Encoding) => readFile(path, option),
    writeFile: async (bytes: Uint8Array) => disk.change(file(), { at: file().live.length, bytes: Buffer.from(bytes) }),
    write: async (bytes: Uint8Array, from: number, length: number, at: number) => {
      disk.change(file(), { at, bytes: Buffer.from(bytes.subarray(from, from + length)) });
      return { bytesWritten: length };
    },
    read: async (into: Uint8Array, from: number, length: number, at: number) => {
      const piece = file().live.subarray(at, at + length);
      into.set(piece, from);
      return { bytesRead: piece.length };
    },
  };
}

export async function open(path: string, flags: string | number = 'r') {
  const { disk, node } = look(path);
  const makes = typeof flags === 'string' && /[wa]/.test(flags);
  if (node !== null) {
    if (flags === 'wx') throw fault('EEXIST', path);
    if (flags === 'w' && node instanceof SimFile) disk.change(node, { length: 0 });
    return handleOf(path, disk, node);
  }
  if (!makes) throw fault('ENOENT', path);
  const made = new SimFile();
  disk.link([{ folder: folderOf(dirname(path)).folder, name: basename(path), node: made }]);
  return handleOf(path, disk, made);
}

export async function writeFile(path: string, data: string | Uint8Array, option?: Encoding): Promise<void> {
  const flag = (typeof option === 'object' ? option.flag : undefined) ?? 'w';
  const handle = await open(path, flag);
  if (data.length > 0) await handle.writeFile(Buffer.from(data));
}

export function unlink(path: string): void {
  const { disk } = fileOf(path);
  disk.link([{ folder: folderOf(dirname(path)).folder, name: basename(path), node: null }]);
}

export function rename(from: string, to: string): void {
  const { disk, node } = look(from);
  if (node === null) throw fault('ENOENT', from);
  const [old, next] = [folderOf(dirname(from)).folder, folderOf(dirname(to)).folder];
  disk.link([
    { folder: old, name: basename(from), node: null },
    { folder: next, name: basename(to), node },
  ]);
}

/** The same file under another name, on one disk; fails when there is one of that name. */
export function link(from: string, to: string): void {
  const { disk, file } = fileOf(from);
  if (exists(to)) throw fault('EEXIST', to);
  disk.link([{ folder: folderOf(dirname(to)).folder, name: basename(to), node: file }]);
}

/** The first folder that was made, as Node says it. */
export function mkdir(path: string, { recursive = false }: { readonly recursive?: boolean } = {}): string | undefined {
  const { disk, names } = placeOf(path);
  const root = path.slice(0, path.length - names.join('/').length);
  let [folder, at, first]: [SimFolder, string, string | undefined] = [disk.root, root.replace(/\/$/, ''), undefined];
  for (const [index, name] of names.entries()) {
    at = `${at}/${name}`;
    const next = folder.live.get(name);
    if (next instanceof SimFile) throw fault('EEXIST', at);
    if (next !== undefined) {
      if (!recursive && index === names.length - 1) throw fault('EEXIST', at);
      folder = next;
      continue;
    }
    if (!recursive && index < names.length - 1) throw fault('ENOENT', at);
    const made = new SimFolder();
    disk.link([{ folder, name, node: made }]);
    first ??= at;
    folder = made;
  }
  return first;
}

type Listing = { readonly recursive?: boolean; readonly withFileTypes?: boolean };

export function readdir(path: string, { recursive = false, withFileTypes = false }: Listing = {}): unknown[] {
  const { folder } = folderOf(path);
  return [...folder.live].flatMap(([name, node]): unknown[] => {
    const own = withFileTypes ? { ...statOf(node), name, parentPath: path } : name;
    const within =
      recursive && node instanceof SimFolder ? readdir(`${path}/${name}`, { recursive, withFileTypes }) : [];
    return [own, ...within];
  });
}

export function stat(path: string): ReturnType<typeof statOf> {
  const { node } = look(path);
  if (node === null) throw fault('ENOENT', path);
  return statOf(node);
}

export const exists = (path: string): boolean => look(path).node !== null;

export async function copyFile(from: string, to: string): Promise<void> {
  await writeFile(to, fileOf(from).file.live);
}

/** As `for await` reads it. */
export async function* stream(path: string): AsyncIterable<Buffer> {
  yield fileOf(path).file.live;
}

/** What `openSync` of a folder gives: only its sync is ever asked for. */
class FolderHandle {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }
}

export const isHandle = (handle: unknown): boolean => handle instanceof FolderHandle;

export function openFolder(path: string): FolderHandle {
  folderOf(path);
  return new FolderHandle(path);
}

export function syncHandle({ path }: FolderHandle): void {
  const { disk, folder } = folderOf(path);
  disk.syncFolder(folder);
}

/** Lets go of what a program locked that was killed. */
export function dropLocks(path: string): void {
  const { folder } = folderOf(path);
  for (const names of [folder.live, folder.synced])
    for (const name of names.keys()) if (/^lock(\.|$)/.test(name)) names.delete(name);
}
