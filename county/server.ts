import { outrunText } from './books/books-refusal.ts';
import type { CountyOptions } from './config/options.ts';
import type { Machine } from './context.ts';
import { startCounty } from './start.ts';

type ServeInput = {
  readonly options: CountyOptions;
  readonly env: NodeJS.ProcessEnv;
  readonly machine: Machine;
  readonly packsFolder: string;
  readonly consoleFolder: string;
  readonly out: (text: string) => void;
};

/** Runs the service until it is asked to stop (SIGTERM, Ctrl+C), and says once what nobody can look up later. */
export async function serve({ out, ...input }: ServeInput): Promise<void> {
  const { address, county, firstUser, stop } = await startCounty(input);
  if (county.made !== null) out(`首次启动，已生成密钥：\n${county.made}\n请把 keys 文件夹另外备份保管。`);
  if (firstUser !== null)
    out(`首位管理员　${firstUser.user}\n一次性密码　${firstUser.password}（只显示这一次，登录后须立即修改）`);
  out(`${county.name}（${county.code}）县级服务已启动：${address}`);
  const outrun = await county.books.outrun();
  if (outrun !== null) out(`! ${outrunText(outrun)}`);
  out(`县级工作台　${address}/console/`);
  await asked();
  out('正在停止：不再接受新的请求，等正在办理的完成……');
  await stop();
  out('已停止。');
}

/** Resolves at the first signal; a second one ends the process at once, as it would without us. */
const asked = (): Promise<void> =>
  new Promise((resolve) => {
    const hear = (): void => {
      process.off('SIGTERM', hear);
      process.off('SIGINT', hear);
      resolve();
    };
    process.on('SIGTERM', hear);
    process.on('SIGINT', hear);
  });
