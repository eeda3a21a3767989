import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../../../county/cli/terminal.ts';
import { parseCountyArgs, readOptions } from '../../../../county/config/options.ts';

const here = mkdtempSync(join(tmpdir(), 'aid-options-'));
afterAll(() => rmSync(here, { recursive: true }));
writeFileSync(join(here, 'cert.pem'), '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n');
writeFileSync(join(here, 'key.pem'), '-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n');
writeFileSync(join(here, 'text.pem'), 'hello');

const read = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  readOptions(parseCountyArgs(args).values, env, here);

describe('how the service is to run', () => {
  it('is on this machine only, in a folder here, when nothing is said', () => {
    expect(read([])).toEqual({
      folder: join(here, 'county-data'),
      host: '127.0.0.1',
      port: 8080,
      tls: null,
      databaseUrl: null,
      code: null,
      name: null,
      journalCopy: null,
      trustProxy: [],
      logLevel: 'info',
    });
  });

  it('is for everybody when there is a certificate', () => {
    expect(read(['--cert', 'cert.pem', '--key', 'key.pem'])).toMatchObject({ host: '0.0.0.0', port: 8443 });
  });

  it('is said by flags before the environment', () => {
    const env = {
      COUNTY_PORT: '1',
      COUNTY_FOLDER: '/a',
      COUNTY_PROXY: '10.0.0.1, 10.0.0.2',
      DATABASE_URL: 'postgres://x/y',
    };
    expect(read(['--port', '2'], env)).toMatchObject({
      port: 2,
      folder: '/a',
      trustProxy: ['10.0.0.1', '10.0.0.2'],
      databaseUrl: 'postgres://x/y',
    });
  });

  it('lets a machine before it do TLS when that is said', () => {
    expect(read(['--host', '10.0.0.5', '--plain-http'])).toMatchObject({ host: '10.0.0.5', tls: null });
    expect(read(['--host', '10.0.0.5'], { COUNTY_PLAIN_HTTP: '1' })).toMatchObject({ host: '10.0.0.5' });
  });

  it.each<readonly [readonly string[], NodeJS.ProcessEnv, string]>([
    [['--host', '0.0.0.0'], {}, '没有证书时只能监听本机地址'],
    [['--cert', 'cert.pem'], {}, '--cert 和 --key 要一起给出'],
    [['--cert', 'nowhere.pem', '--key', 'key.pem'], {}, '读不出证书文件'],
    [['--cert', 'text.pem', '--key', 'key.pem'], {}, '不是 PEM 格式的证书'],
    [['--cert', 'cert.pem', '--key', 'cert.pem'], {}, '不是 PEM 格式的私钥'],
    [['--port', '65536'], {}, '--port 应是 0 到 65535'],
    [['--port', '1e3'], {}, '--port 应是 0 到 65535'],
    [[], { COUNTY_PORT: 'x' }, '--port 应是 0 到 65535'],
    [['--code', '2105'], {}, '--code 应是六位数字'],
    [['--name', '县'.repeat(101)], {}, '--name 最多 100 个字'],
    [['--log-level', 'loud'], {}, '--log-level 应是其中之一'],
    [['--proxy', 'example.org'], {}, '--proxy 应是 IP 地址'],
    [[], { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL 应以 postgres:// 开头'],
    [['--colour'], {}, '参数不对：--colour'],
  ])('is refused in a sentence: %j %j', (args, env, sentence) => {
    expect(() => read(args, env)).toThrow(UsageError);
    expect(() => read(args, env)).toThrow(sentence);
  });
});
