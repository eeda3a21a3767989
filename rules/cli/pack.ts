import { affected } from './pack/affected-command.ts';
import { diff, examples, lint } from './pack/author-commands.ts';
import { refused, type Command } from './pack/command.ts';
import { compile, sign, verify } from './pack/release-commands.ts';

/** `npm run -s pack -- COMMAND …`: what a person who writes policy packs needs. Exit 1: found something; 2: cannot. */
const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['lint', lint],
  ['examples', examples],
  ['diff', diff],
  ['affected', affected],
  ['compile', compile],
  ['sign', sign],
  ['verify', verify],
]);

const USAGE = [
  '用法：npm run -s pack -- 命令 …',
  '  lint [政策包…]                                  检查政策包，问题带文件和行号',
  '  examples [政策包…]                              跑政策包自带的算例',
  '  diff 甲 乙                                      用文字列出两个政策包的不同',
  '  affected 政策包 案件.json                       列出换用这个政策包后金额会变的案件',
  '  compile 政策包 [--out 文件]                     编译为规范 JSON，带校验值',
  '  sign 政策包 --key 私钥.pem --version 版本号 [--out 文件或文件夹]   编译并签名，得到可安装的 .aidpack 文件',
  '  verify 文件 --key 公钥.pem [--at-least 版本号]    验证签名',
  '政策包可以写名称、文件夹、pack.yaml 或编译后的 .json。',
];

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS.get(name);
const { code, lines } =
  command === undefined
    ? refused(USAGE)
    : await command({
        root: process.env['AID_ROOT'] ?? process.cwd(),
        args,
        today: new Date().toISOString().slice(0, 10),
      });
(code === 0 ? process.stdout : process.stderr).write(`${lines.join('\n')}\n`);
process.exitCode = code;
