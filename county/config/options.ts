import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { typedLine } from '#shared/plain-text.ts';
import { UsageError } from '../cli/terminal.ts';
import { NO_COPY } from './journal-copy.ts';

/** How the service is to run: flags first, then the environment, then what stands here. */
export type CountyOptions = {
  readonly folder: string;
  readonly host: string;
  readonly port: number;
  /** PEM texts; null: plain HTTP. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** Null: tables and journal lie in the folder. */
  readonly databaseUrl: string | null;
  /** Needed at the first start only. */
  /** A folder for the second journal, absolute; `none`: there is to be none any more; null: as the folder notes it. */
  readonly journalCopy: string | null;
  readonly code: string | null;
  readonly name: string | null;
  readonly trustProxy: readonly string[];
  readonly logLevel: string;
};

const COUNTY_FLAGS = {
  folder: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  cert: { type: 'string' },
  key: { type: 'string' },
  code: { type: 'string' },
  name: { type: 'string' },
  proxy: { type: 'string', multiple: true },
  'plain-http': { type: 'boolean', default: false },
  'log-level': { type: 'string' },
  // Of commands.
  to: { type: 'string' },
  reason: { type: 'string' },
  days: { type: 'string' },
  title: { type: 'string' },
  'as-of': { type: 'string' },
  sheet: { type: 'string' },
  year: { type: 'string' },
  keys: { type: 'string' },
  'journal-copy': { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export const OPTIONS_HELP = `  --folder 文件夹      数据放在哪里（COUNTY_FOLDER，默认 ./county-data）
  --code 六位区划代码  县（市、区）行政区划代码，首次启动时必填（COUNTY_CODE）
  --name 县级名称      例如「某某县医疗保障局」，首次启动时必填（COUNTY_NAME）
  --host 地址          监听地址（COUNTY_HOST，默认有证书时 0.0.0.0，没有时 127.0.0.1）
  --port 端口          监听端口（COUNTY_PORT，默认有证书时 8443，没有时 8080）
  --cert 证书文件      PEM 证书链（COUNTY_CERT）；与 --key 一起给
  --key 私钥文件       PEM 私钥（COUNTY_KEY）
  --plain-http         没有证书也对外监听：只在前面另有设备做 TLS 时使用（COUNTY_PLAIN_HTTP=1）
  --proxy 地址         信任这台前置设备转发的来源地址，可写多次（COUNTY_PROXY，用逗号隔开）
  --log-level 级别     trace、debug、info、warn、error、silent（COUNTY_LOG_LEVEL，默认 info）
  --journal-copy 文件夹 日志同时写到第二处，最好在另一块硬盘（COUNTY_JOURNAL_COPY；none：不再写）
  DATABASE_URL         postgres://… 时用 PostgreSQL 15 以上；不设时全部放在文件夹里
  COUNTY_DATA_KEY      数据密钥（32 字节 base64url）；不设时用文件夹里 keys/data-key
  COUNTY_DATA_KEY_NEXT 更换数据密钥时的新一把；只在用 COUNTY_DATA_KEY 时要给`;

const LOG_LEVELS: readonly string[] = ['trace', 'debug', 'info', 'warn', 'error', 'silent'];

type Flags = ReturnType<typeof parseCountyArgs>['values'];

/** Reads flags; throws {@link UsageError} for one that is not known. */
export function parseCountyArgs(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: COUNTY_FLAGS, allowPositionals: true });
  } catch (error) {
    const found = error instanceof Error ? (/'(-[^']*)'/.exec(error.message)?.[1] ?? '') : '';
    throw new UsageError(`参数不对：${found}。用 --help 查看用法。`);
  }
}

/** Checks everything that can be checked before anything is opened. Throws {@link UsageError} with one Chinese sentence. */
export function readOptions(flags: Flags, env: NodeJS.ProcessEnv, here: string): CountyOptions {
  const text = (flag: string | undefined, variable: string): string | null => {
    const value = flag ?? env[variable];
    return value === undefined || value.trim() === '' ? null : value.trim();
  };
  const tls = readTls(text(flags.cert, 'COUNTY_CERT'), text(flags.key, 'COUNTY_KEY'), here);
  const host = text(flags.host, 'COUNTY_HOST') ?? (tls === null ? '127.0.0.1' : '0.0.0.0');
  const isPlainAllowed = flags['plain-http'] || env['COUNTY_PLAIN_HTTP'] === '1';
  if (tls === null && !isPlainAllowed && !isLoopback(host))
    throw new UsageError(
      `没有证书时只能监听本机地址，不能监听 ${host}。请用 --cert 和 --key 给出证书；前面另有设备做 TLS 的，请加 --plain-http。`,
    );
  const code = text(flags.code, 'COUNTY_CODE');
  if (code !== null && !/^\d{6}$/.test(code)) throw new UsageError('--code 应是六位数字的行政区划代码，例如 210502。');
  const named = typedLine(text(flags.name, 'COUNTY_NAME') ?? '');
  const name = named === '' ? null : named;
  if (name !== null && name.length > 100) throw new UsageError('--name 最多 100 个字。');
  const level = text(flags['log-level'], 'COUNTY_LOG_LEVEL') ?? 'info';
  if (!LOG_LEVELS.includes(level)) throw new UsageError(`--log-level 应是其中之一：${LOG_LEVELS.join('、')}。`);
  const databaseUrl = text(undefined, 'DATABASE_URL');
  if (databaseUrl !== null && !/^postgres(?:ql)?:\/\//.test(databaseUrl))
    throw new UsageError('DATABASE_URL 应以 postgres:// 开头。要把数据放在文件夹里，请不要设置它。');
  return {
    folder: resolve(here, text(flags.folder, 'COUNTY_FOLDER') ?? 'county-data'),
    host,
    port: readPort(text(flags.port, 'COUNTY_PORT'), tls === null ? 8080 : 8443),
    tls,
    databaseUrl,
    journalCopy: readJournalCopy(text(flags['journal-copy'], 'COUNTY_JOURNAL_COPY'), databaseUrl, here),
    code,
    name,
    trustProxy: readProxies(flags.proxy ?? (env['COUNTY_PROXY'] ?? '').split(',')),
    logLevel: level,
  };
}

function readJournalCopy(given: string | null, databaseUrl: string | null, here: string): string | null {
  if (given !== null && databaseUrl !== null)
    throw new UsageError('使用 PostgreSQL 时没有 --journal-copy：请用它自己的归档和备机，见操作手册第 6 节。');
  return given === null || given === NO_COPY ? given : resolve(here, given);
}

function readTls(cert: string | null, key: string | null, here: string): CountyOptions['tls'] {
  if (cert === null && key === null) return null;
  if (cert === null || key === null) throw new UsageError('--cert 和 --key 要一起给出。');
  return {
    cert: readPem(cert, '证书', /-----BEGIN CERTIFICATE-----/, here),
    key: readPem(key, '私钥', /-----BEGIN [A-Z ]*PRIVATE KEY-----/, here),
  };
}

function readPem(path: string, what: string, head: RegExp, here: string): string {
  let pem: string;
  try {
    pem = readFileSync(resolve(here, path), 'utf8');
  } catch {
    throw new UsageError(`读不出${what}文件 ${path}。请核对路径和权限。`);
  }
  if (!head.test(pem)) throw new UsageError(`${path} 不是 PEM 格式的${what}文件。`);
  return pem;
}

function readPort(text: string | null, usual: number): number {
  const port = text === null ? usual : /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port < 0 || port > 65_535) throw new UsageError('--port 应是 0 到 65535 之间的整数。');
  return port;
}

function readProxies(given: readonly string[]): readonly string[] {
  const proxies = given.map((address) => address.trim()).filter((address) => address !== '');
  const wrong = proxies.find((address) => isIP(address) === 0);
  if (wrong !== undefined) throw new UsageError(`--proxy 应是 IP 地址：${wrong}`);
  return proxies;
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');
