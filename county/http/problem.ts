import type { Problem, ProblemCode } from '#shared/protocol/sync/county-api.ts';

/** Every refusal of the service: its status and its sentence. The one registry; the codes are those of the wire. */
export const PROBLEMS = {
  bad_request: { status: 400, title: '请求的内容不符合要求，没有处理。请核对两边程序的版本。' },
  bad_token: { status: 401, title: '登录已过期或无效。请重新登录后再试。' },
  unknown_device: { status: 401, title: '这台电脑没有在县里登记，或密钥与登记的不同。请先用一次性登记码登记。' },
  revoked: { status: 403, title: '这台电脑的登记已被县里停用。请与县级医保局联系。' },
  bad_code: { status: 403, title: '登记码不对、已经用过或已过期。请向县级医保局重新索取。' },
  not_found: { status: 404, title: '县里没有收到这个批次，或这个地址不存在。请重新发送。' },
  name_taken: { status: 409, title: '这个电脑编号已由另一台电脑登记。请与县级医保局核对编号。' },
  fork: { status: 409, title: '同一批次号已收到另一份内容，县里已停止接收这一批。请与县级医保局联系查明原因。' },
  wrong_offset: { status: 409, title: '续传的位置不对。请按服务器给出的位置继续。' },
  too_large: { status: 413, title: '内容超过允许的大小，没有接收。' },
  refused: { status: 422, title: '批次没有通过检查，县里没有接收。请与县级医保局联系。' },
  busy: { status: 423, title: '同一批次正在由另一个连接上传。请稍候再试。' },
  too_many: { status: 429, title: '请求太频繁。请稍候再试。' },
  bad_checksum: { status: 460, title: '传输中内容有变动，这一段没有保留。请重传。' },
  fault: { status: 500, title: '县级服务内部出错，已接收的内容没有丢失。请稍候再试。' },
  stopping: { status: 503, title: '县级服务正在停止或重新启动。请稍候再试。' },
  full: { status: 507, title: '县级服务的存储空间不足，没有接收。请通知县级维护人员。' },
} as const satisfies Readonly<Record<ProblemCode, { readonly status: number; readonly title: string }>>;

/** What a refusal carries beside its code. `detail` goes to the sender: it never holds what was sent. */
type ProblemParts = {
  readonly detail?: string;
  /** Such as `retry-after`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Where another protocol asks for its own (tus: 412). */
  readonly status?: number;
};

/** Ends a request with a refusal. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, { detail, headers = {}, status }: ProblemParts = {}) {
    super(code);
    const known = PROBLEMS[code];
    this.problem = { code, title: known.title, ...(detail === undefined ? {} : { detail }) };
    this.status = status ?? known.status;
    this.headers = headers;
  }
}
