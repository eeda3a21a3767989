import { z } from 'zod';
import type { Day } from '../../day.ts';
import { readName, readPhone } from '../../typed-text.ts';
import { type FormProblem, missing, wrong } from '../form-problem.ts';
import { readIdNumber } from '../../id-number.ts';

/** Who applies for somebody else, as typed. Everything empty: nobody does. */
export const agentEntry = z.strictObject({
  name: z.string().max(64),
  relation: z.string().max(64),
  idNumber: z.string().max(64),
  phone: z.string().max(64),
  reason: z.string().max(400),
  /** Whether the clerk has seen the authorisation. */
  authorised: z.enum(['', 'yes', 'no']),
});
export type AgentEntry = z.infer<typeof agentEntry>;

export const EMPTY_AGENT = {
  name: '',
  relation: '',
  idNumber: '',
  phone: '',
  reason: '',
  authorised: '',
} as const satisfies AgentEntry;

/** Names of the fields, on the screen and on paper. */
export const AGENT_WORDS: Readonly<Record<keyof AgentEntry, string>> = {
  name: '代办人姓名',
  relation: '与申请人关系',
  idNumber: '代办人身份证号',
  phone: '代办人电话',
  reason: '代办原因',
  authorised: '授权委托书',
};

/** True while the person applies in person. */
export const hasNoAgent = (agent: AgentEntry): boolean =>
  Object.values(agent).every((typed: string) => typed.trim() === '');

/** Problems of the agent; none where nobody acts for the person. */
export function checkAgent(agent: AgentEntry, applicant: string, today: Day): FormProblem[] {
  if (hasNoAgent(agent)) return [];
  const problems: FormProblem[] = [];
  if (agent.name.trim() === '') problems.push(missing('agent.name', '请填写代办人姓名。'));
  else if (readName(agent.name) === null)
    problems.push(wrong('agent.name', '代办人姓名里有不能使用的字符，或超过 50 个字。请重新输入。'));
  if (agent.relation.trim() === '') problems.push(missing('agent.relation', '请填写代办人与申请人的关系。'));
  const id = readIdNumber(agent.idNumber, today);
  if (agent.idNumber.trim() === '') problems.push(missing('agent.idNumber', '请填写代办人身份证号。'));
  else if (!id.ok) problems.push(wrong('agent.idNumber', '代办人身份证号不对。请对照证件逐位核对。'));
  else {
    const own = readIdNumber(applicant, today);
    if (own.ok && own.id.text === id.id.text)
      problems.push(wrong('agent.idNumber', '代办人与申请人是同一人。本人办理时请清空代办人。'));
  }
  if (agent.phone.trim() === '') problems.push(missing('agent.phone', '请填写代办人电话。'));
  else if (readPhone(agent.phone) === null)
    problems.push(wrong('agent.phone', '代办人电话不对。手机为 11 位数字，固定电话请带区号。'));
  if (agent.authorised === '') problems.push(missing('agent.authorised', '请核对授权委托书后选择已核对。'));
  else if (agent.authorised === 'no')
    problems.push(wrong('agent.authorised', '没有授权委托书，不能代办。请补齐委托书，或由本人办理。'));
  return problems;
}
