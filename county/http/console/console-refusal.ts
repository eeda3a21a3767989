import { booksRefusalText, type Booked, type BooksRefusal } from '../../books/books-refusal.ts';

/** What the console itself refuses; everything else is the books' or the service's. */
const REFUSALS = {
  wrong_password: { status: 401, title: '用户名或密码不对。请核对后重新输入。' },
  signed_out: { status: 401, title: '登录已过期。请重新登录，填写的内容还在。' },
  own_password: { status: 403, title: '请先把一次性密码改成自己的密码。' },
  role_missing: { status: 403, title: '您没有办理这件事的权限，请由有权限的人办理。' },
  foreign_page: { status: 403, title: '这个请求不是从本页面发出的，没有处理。请刷新页面后再试。' },
  list_changed: { status: 409, title: '支付清单已有变化。请刷新页面，核对后重新导出。' },
  mark_differs: {
    status: 409,
    title: '校验值与所选各笔的清单不同。请只勾选导出时的那几笔，照清单的文件名或最后一行填写校验值。',
  },
  day_to_come: { status: 422, title: '日期还没有到。请照银行回单填写。' },
  list_unreadable: {
    status: 409,
    title: '这张清单里有案件的批次已损坏，现在导不出来。请让维护人员查看服务，等乡镇重新送来后再试。',
  },
  list_entered: {
    status: 409,
    title: '这一笔是恢复数据以后补登的，没有给银行的清单，不能再导出。请看银行回单。',
  },
  paper_gone: {
    status: 409,
    title: '这份材料现在打不开：还没有收到，或存储已损坏。损坏的会自动请乡镇电脑重传，请以后再看。',
  },
  paper_unsafe: {
    status: 409,
    title: '这份材料不能在这里打开：图片已损坏或大得不合理，或 PDF 设有密码。请向乡镇查看原件。',
  },
  weak_password: {
    status: 422,
    title: '密码至少 10 个字符，不能与用户名或旧密码相同，也不能只由一两种字符重复。请换一个。',
  },
} as const;

type RefusalCode = keyof typeof REFUSALS;

/** Ends a call of the console with a code and one sentence. */
export class ConsoleRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;

  constructor(refusal: RefusalCode | BooksRefusal) {
    super(typeof refusal === 'string' ? refusal : refusal.code);
    if (typeof refusal === 'string') {
      this.code = refusal;
      this.status = REFUSALS[refusal].status;
      this.title = REFUSALS[refusal].title;
    } else {
      this.code = refusal.code;
      this.status = 422;
      this.title = booksRefusalText(refusal);
    }
  }
}

/** The value of what the books did; throws {@link ConsoleRefusal} with their sentence. */
export function valueOf<T>(result: Booked<T>): T {
  if (!result.ok) throw new ConsoleRefusal(result.refusal);
  return result.value;
}
