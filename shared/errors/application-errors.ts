/** Failures of applications: settling, review, refusing, special cases. */
export const APPLICATION_ERRORS = {
  NOT_FOUND: '没有找到这条记录。可能已被作废，请回到受理台查看。',
  STALE_REVISION: '这份申请已在别处改动。请重新打开后再改，您刚才填写的内容仍在屏幕上。',
  NOT_EDITABLE: '申请已{status}，不能直接修改。需要修改时请先「退回修改」并写明原因。',
  WRONG_STATUS: '申请现在是「{status}」，不能做这一步。请刷新后查看下一步。',
  FORM_INCOMPLETE: '还有 {count} 处没有填好：{first}',
  DUPLICATE_BILL:
    '票据 {bill} 已在申请 {number} 中使用，同一张票据不能重复救助。请核对票据；确属录错时先改正另一份申请。',
  BILL_AFTER_DEATH:
    '{name}已登记于 {died} 死亡，{bill}的票据（{from} 起）在死亡之后，不能受理和测算。请核对票据日期和死亡证明；死亡登记错了的，请先在「人员与家庭」撤销那次变动。',
  NOT_SETTLEABLE: '现在还不能确认测算：{reason}',
  SETTLEMENT_CHANGED: '测算结果在确认前发生了变化（原 {before} 元，现 {after} 元）。请重新核对后再确认。',
  SETTLEMENT_OUTDATED:
    '申请 {number} 确认测算以后，同一人的台账或参数有了变化（确认时{before}，现在{after}），不能复核或封批。请在「批次」页点「重新测算」，再复核一次。',
  FOUR_EYES:
    '这份申请是您测算的，不能再由您复核。请切换到另一位复核员办理；本乡镇只有一人时，请管理员向县级医保局申请单人经办授权。',
  FOUR_EYES_REFUSAL:
    '不予救助是您提出的，不能再由您确认。请切换到另一位复核员办理；本乡镇只有一人时，请管理员向县级医保局申请单人经办授权。',
  NOT_REFUSABLE: '核查还没有确定不符合的条件，不能作不予救助决定：{reason}',
  EXEMPTION_ASKED: '这一项已经提出过特殊情形。请等第二人核定，或撤回以后再提。',
  EXEMPTION_DECIDED: '这项特殊情形已经处理过了。请重新打开本页查看。',
  EXEMPTION_OPEN: '还有 {count} 项特殊情形等第二人核定，不能确认测算。请复核员打开本申请核定，或撤回特殊情形。',
  EXEMPTION_NOT_NEEDED: '核查结果里没有这一项，或已经符合，不需要按特殊情形办理。请重新核对。',
  FOUR_EYES_EXEMPTION:
    '这项特殊情形是您提出的，不能再由您核定。请切换到另一位复核员办理；本乡镇只有一人时，请管理员向县级医保局申请单人经办授权。',
  NOT_REVIEWED: '申请 {number} 还没有复核，不能封批。请先由复核员在「复核」里通过，再封批。',
  NOT_YOUR_REVIEW: '这份申请是{name}复核通过的，只能由本人撤回。需要改正时，请受理员「退回修改」。',
  COMMENTS_OPEN: '还有 {count} 处复核意见没有答复。改好的按「已改」，不改的按「说明」写明原因，再受理。',
  LEDGER_MISMATCH:
    '台账应记的金额（{sum} 元）与测算的应付金额（{payable} 元）对不上，没有确认，也没有记账。请不要付款，把日志交给县级维护人员。',
  REASON_REQUIRED: '请写明原因。',
} as const satisfies Readonly<Record<string, string>>;
