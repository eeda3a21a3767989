/** Why the books do not take something, with the sentence for the person. Blanks like `{pc}` come from `detail`. */
export const BOOKS_REFUSALS = {
  // Registration
  bad_code: '一次性登记码不对、已用过或已过期。请向县级管理员要一个新的。',
  name_taken: '电脑名称 {pc} 已经登记给另一台电脑。请换一个字母，或先在县级停用那台电脑。',
  other_county: '这份登记请求是封给另一把县级密钥的，请核对县级公钥。',
  unknown_device: '没有登记这台电脑。',
  revoked: '这台电脑已被停用，不再接收它的批次。',
  // People
  unknown_user: '没有这个用户，或已停用。',
  user_taken: '已经有这个用户名。',
  role_missing: '您没有「{role}」权限，请由有权限的人办理。',
  same_person: '审批和支付不能是同一个人，请换一位同事办理支付。',
  last_administrator: '这是最后一位管理员，不能停用或取消权限。',
  township_twice: '有两个乡镇都叫「{name}」。请改成不同的名称。',
  outrun:
    '电脑 {pc} 见过的县级数据比这里新：这里可能是恢复以前留下的旧数据，或恢复后没有换轮，为免重复付款，不能审批、支付、下发。请先核对哪一处是正在用的县级服务：这里不是，请停用这里；这里是，请管理员运行 raise-epoch（操作手册第 6 节）。',
  // Decisions
  unknown_record: '没有这条记录，请刷新后再试。',
  superseded: '这份申请已有新的版本，请办理新的版本。',
  blocked: '这条记录还不能批准：{why}。请退回乡镇更正。',
  look_first: '这条记录被县里留下核对（{why}），批准前请写明核对的情况。',
  amount_wrong: '批准金额 {found} 元不对：批准须等于申请的 {asked} 元，部分批准须少于它并大于 0。',
  reason_missing: '请写明理由。',
  places_missing: '退回时请指出至少一处要更正的地方。',
  returned_already: '这份申请已经退回乡镇，请等乡镇更正后送来的新版本。',
  decided_meanwhile: '这份申请刚刚有人办理过，与您看到的不同，没有办理。请看过新的情况再决定。',
  already_paid: '这份申请已经支付。要改动须先撤销那笔支付。',
  not_approved: '{number} 没有批准，不能支付。',
  paid_amount: '{number} 的支付金额 {found} 元与批准的 {approved} 元不同。',
  list_total: '支付清单合计 {found} 元与各笔相加的 {sum} 元不同。',
  never_restored: '这里没有恢复过数据，付款请按支付清单登记，不用补登。',
  paid_after_restore: '付款日期晚于恢复数据的日期 {day}，不是恢复以前的付款，请按支付清单登记。',
  paid_before_amount: '{number} 补登的金额须大于 0、不超过申请的 {asked} 元，请照银行回单核对。',
  unknown_payment: '没有这笔支付，或它本身是撤销。',
  already_voided: '这笔支付已经撤销过了。',
  too_large: '要发布的内容太大，请分几次发布。',
  roster_refused: '名册没有发布：{words}。',
  no_policy_key: '县级公钥文件里没有政策包的签名公钥，不能发布政策包。',
  pack_refused: '政策包没有发布：{words}',
  pack_known: '这个政策包的第 {version} 版已经发布过，不用再发。',
  unknown_publication: '没有下发过这份内容，请刷新后再试。',
  sent_already: '这些电脑都已经收到过这份内容，不用再发。',
  ledger_own: '全县已用额度每台电脑各不相同，请重新下发一次。',
  not_aside: '隔离区里没有这一批，可能已经处理过。',
  aside_booked: '这份文件县里已经接收入账，不能删去。请用 release 把它放回原处。',
  key_wrong: '新密钥的声明不对：不是现在这把县级私钥签的。',
  papers_unable: '电脑 {pc} 还不能传送材料：它的程序版本较旧，或还没有与县里联系过。请乡镇升级窗口程序。',
  papers_asked: '已经请 {pc} 传送这一批的材料，它下次联系时会传来。',
  papers_here: '这一批的材料已经到齐。',
  books_incomplete: '县里有批次的内容损坏或缺失，等乡镇重新送来以后才能办理（见「批次」）。',
  bad_input: '填写的内容太长或不合要求（{what}），没有办理。请改短或更正后再试。',
} as const satisfies Readonly<Record<string, string>>;

export type BooksRefusalCode = keyof typeof BOOKS_REFUSALS;
export type BooksRefusal = {
  readonly code: BooksRefusalCode;
  readonly detail: Readonly<Record<string, string | number>>;
};

/** A value, or why not. */
export type Booked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: BooksRefusal };

export const booked = <T>(value: T): Booked<T> => ({ ok: true, value });
export const refuse = (code: BooksRefusalCode, detail: BooksRefusal['detail'] = {}): Booked<never> => ({
  ok: false,
  refusal: { code, detail },
});

/** The Chinese sentence of a refusal. */
export const booksRefusalText = ({ code, detail }: BooksRefusal): string =>
  BOOKS_REFUSALS[code].replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? '—'));

/** What is said wherever somebody looks after the county: it stands still, and why. */
export const outrunText = ({ pc }: { readonly pc: string }): string =>
  booksRefusalText({ code: 'outrun', detail: { pc } });
