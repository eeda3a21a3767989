import { type ErrorCode, ERROR_TEXTS } from '#shared/errors.ts';

/** What a person needs to know when the data cannot be used: what is hurt, what is not, what to do now. */
export type StopAdvice = {
  readonly title: string;
  readonly safe: string;
  readonly steps: readonly string[];
};

const ASK = '联系县级维护人员，说明上面的情况。';
const KEEP = '不要删除、改名或移动数据文件夹里的任何文件。';
const RESTORE = '点「用备份恢复」，选最近的一份。备份之后办理的内容需要重新办理，损坏的文件会保留。';
const READ = '急需查看时，点「只读打开」：可以看和导出，不会改动任何文件。';
const UNTOUCHED = '程序没有改动数据文件。已导出的批次文件和已打印的文书不受影响。';

const DAMAGED: StopAdvice = {
  title: '数据暂时不能使用',
  safe: UNTOUCHED,
  steps: [READ, RESTORE, KEEP, '恢复不了时，' + ASK + '在此之前，来办理的群众先用纸质表登记。'],
};

const ADVICE: Readonly<Partial<Record<ErrorCode, StopAdvice>>> = {
  STORE_NEWER: {
    title: '程序版本太旧',
    safe: '数据完好，没有改动。升级程序后可以照常打开。',
    steps: ['安装县级发来的新版本程序。', '重新打开程序，输入密码。', KEEP],
  },
  STORE_BEHIND: {
    title: '数据比上次保存的少',
    safe: '程序没有继续写入，现有的记录都还在。已导出的批次文件可以用来核对。',
    steps: [READ, RESTORE, KEEP, '不清楚原因时，先' + ASK],
  },
  STORE_MISSING: {
    title: '找不到数据文件',
    safe: '程序没有新建空数据，也没有覆盖任何文件。',
    steps: ['检查数据所在的磁盘是否接好，接好后点「重新检查」。', RESTORE, '恢复不了时，' + ASK],
  },
  STORE_CORRUPT: {
    title: '数据文件损坏',
    safe: UNTOUCHED,
    // A file with a broken beginning cannot be read at all, so the way that always works comes first.
    steps: [RESTORE, READ, KEEP, '恢复不了时，' + ASK + '在此之前，来办理的群众先用纸质表登记。'],
  },
  MIGRATION_FAILED: {
    title: '升级数据没有完成',
    safe: '数据停在升级之前的状态，升级前的备份也已保存。',
    steps: ['退出程序，检查磁盘空间后再打开一次。', '仍然出现时，' + ASK],
  },
  KEYS_DAMAGED: {
    title: '密钥文件损坏',
    safe: '加密的数据文件没有改动。密钥恢复以后，数据可以照常打开。',
    steps: [
      '点「用备份中的密钥」，选最近的一份备份。数据不会变，以后用那份备份当时的密码进入。',
      KEEP,
      // The recovery code opens a key that stands in the lost files, so it is of no use here.
      '没有备份时，数据打不开。请查找旧 U 盘、旧备份，' + ASK,
    ],
  },
  KEYS_OLDER: {
    title: '密钥文件比数据旧',
    safe: '数据没有损坏，也没有改动。这台电脑更换过数据密钥，现在放着的是更换以前的密钥文件。',
    steps: [
      '更换以后的密钥文件（keys.json 和 keys.2.json）还在的，放回数据文件夹，点「重新检查」。',
      '不在了的，点「用备份中的密钥」，选更换以后做的最近一份备份。数据不会变，以后用那份备份当时的密码进入。',
      KEEP,
      '没有更换以后的备份时，' + ASK,
    ],
  },
  WEAK_KEY_PARAMETERS: {
    title: '密钥文件被改动过',
    safe: '程序没有用这份密钥打开数据，数据没有改动。',
    steps: ['不要再输入密码。', '断开网络，保持电脑原样。', ASK],
  },
};

/** True for a code this version of the app has a sentence for. */
export const isKnownCode = (code: string): code is ErrorCode => Object.hasOwn(ERROR_TEXTS, code);

/** The advice for a stop; one that fits all for codes without their own. */
export const stopAdvice = (code: string): StopAdvice => (isKnownCode(code) ? ADVICE[code] : undefined) ?? DAMAGED;
