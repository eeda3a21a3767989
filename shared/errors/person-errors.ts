/** Failures of people and households. */
export const PERSON_ERRORS = {
  PERSON_EXISTS: '这个证件号已有档案（{name}）。请打开那份档案核对；确是同一人的两份档案时，用「合并档案」。',
  NEWBORN_ORDER_USED:
    '这位母亲（监护人）名下已用过 {used}，是{name}的。办的是另一个孩子时请填 {next}；就是{name}时，请用孩子现在的证件号，或先在「人员与家庭」改正出生日期和性别。',
  FORMER_NUMBER:
    '这个号码是{name}以前用过的，填写的姓名或出生日期却与{name}的档案不同，没有受理。就是{name}时，请填现在的证件号；是另一个人时，说明{name}当时录错了号码：请在「人员与家庭」把{name}的号码改成这一个，再改回来，改回时选「录错了」，然后受理。',
  ACCOUNT_BY_APPLICATION:
    '{name}已有收款账户，一个人不能单独改。请在申请里填写新账户，复核员会看到与上次的不同，核对后再通过；本乡镇只有一人时，请管理员向县级医保局申请单人经办授权。',
  NUMBER_END_UNSAID: '证件号改了，请先选明原来的号码是换了号还是录错，再保存。',
  STALE_PERSON: '这份档案已在别处改动。请重新打开后再改，您刚才填写的内容仍在屏幕上。',
  MERGE_TWO_HOUSEHOLDS:
    '两份档案现在各在一个家庭里（户主 {kept} 和 {gone}），合并后会算成两户的人。请先在其中一个家庭登记迁出，再合并。',
  ALREADY_MERGED: '这两份档案已经是同一个人，不需要再合并。',
  PERSON_INCOMPLETE: '档案还有 {count} 处没有填好：{first}',
  STALE_HOUSEHOLD: '这个家庭已在别处改动。请重新打开后再登记。',
  IN_OTHER_HOUSEHOLD: '其中有人现在还在另一个家庭里。请先在那个家庭登记迁出、分户或并户。',
  ALREADY_MEMBER: '其中有人已经是这个家庭的成员，或者选了两次。请核对名单。',
  NOT_A_MEMBER: '其中有人现在不是这个家庭的成员。请刷新后重新选择。',
  ONE_HEAD: '一个家庭要有一位户主，现在有 {heads} 位。请指定一位户主。',
  NOBODY_CHOSEN: '没有选择人员。请选择这次变动涉及的人。',
  JOIN_WHOLE: '并户时对方家庭的每个人都要指定与户主的关系。请补齐后再登记。',
  CHANGE_NOT_UNDOABLE: '这个家庭只有建户（或并入他户）的记录，不能撤销。分户、并户请在另一个家庭撤销。',
  OTHER_CHANGED_SINCE: '分户或并户的另一个家庭后来又有变动，不能撤销。请先在那个家庭撤销后来的变动。',
  CHANGE_TOO_EARLY: '变动日期早于这个家庭上一次变动（{last}）。请核对日期。',
  BAD_DAY: '“{typed}”不是日期。请按 2023-03-15 或 20230315 的样子填写。',
  CHANGE_TOO_LATE: '变动日期晚于今天。请核对日期。',
} as const satisfies Readonly<Record<string, string>>;
