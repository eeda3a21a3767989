import { type Html, html } from './html/html.ts';
import { paperPage } from './html/paper-page.ts';
import type { PaperDocument } from './paper-input.ts';
import { dayWords } from './words/form-words.ts';

type RecoveryInput = {
  readonly townshipName: string;
  /** Township code and letter of the PC. */
  readonly pcName: string;
  readonly userName: string;
  /** Groups joined by hyphens. */
  readonly recoveryCode: string;
  readonly madeOn: string;
};

const TITLE = '恢复码';

const STYLE = `
body { font-size: 12pt; line-height: 1.7; }
h1 { margin-top: 14mm; letter-spacing: 0.3em; text-indent: 0.3em; }
.head-line { margin: 8mm 0 3mm; }
.code { display: grid; grid-template-columns: repeat(3, auto); justify-content: space-between; gap: 6mm 0; padding: 8mm 7mm; border: 1px solid #000; }
.group { display: flex; align-items: flex-end; }
.place { width: 2em; font-size: 8pt; line-height: 1; text-align: right; padding: 0 1.5mm 1mm 0; }
.symbol { width: 9mm; height: 11mm; margin-left: -1px; border: 1px solid #000; font-size: 19pt; font-weight: 700; line-height: 10.4mm; text-align: center; }
h2 { margin: 8mm 0 1mm; font-size: 12pt; }
ol { margin: 0; padding-left: 7mm; }
li { padding-left: 1mm; }
table { margin-top: 10mm; }
td, th { height: 9mm; }
`;

/** One character a box: letters stand apart in any font, and a copied code can be checked place by place. */
const group = (symbols: string, index: number): Html =>
  html`<div class="group whole">
    <span class="place">${index + 1}</span>${[...symbols].map((symbol) => html`<span class="symbol">${symbol}</span>`)}
  </div>`;

/** The sheet with the recovery code, for a sealed envelope. It has no foot: nothing of it is to be found again in a register. */
export function recoveryPaper(input: RecoveryInput): Omit<PaperDocument, 'footerTemplate'> {
  const { townshipName, pcName, userName, recoveryCode, madeOn } = input;
  const body = html`<h1>${TITLE}</h1>
    <div class="head-line">
      <span>${townshipName}</span><span>电脑：${pcName}</span><span>${dayWords(madeOn)}</span>
    </div>
    <div class="code">${recoveryCode.split('-').map(group)}</div>
    <h2>它能打开什么</h2>
    <p>
      忘记密码时，在登录页选择“忘记密码，用恢复码进入”，输入上面的恢复码，就能为${userName}设置新密码，打开这台电脑上的全部申请、票据和文书。使用一次后旧码作废，程序会给出新码，请重新打印。
    </p>
    <h2>怎样保管</h2>
    <ol>
      <li>现在就折好装入信封，封口处签字并写上日期，交单位负责人锁入保险柜，与电脑分开存放。</li>
      <li>不要拍照、复印，不要用微信、短信或邮件发送，不要存在任何电脑里。</li>
      <li>只有数字 0 至 9 和字母，没有字母 I、L、O、U；看着像 O 的都是数字 0。大小写和短横线不影响输入。</li>
      <li>密码和恢复码都丢失时，只有县级的托管密钥能打开数据；没有导入县级公钥的电脑，数据将无法打开。</li>
      <li>怀疑被别人看过时，请尽快用它重设一次密码，旧码随即作废。</li>
    </ol>
    <table class="whole">
      <colgroup>
        <col style="width:26mm" />
        <col />
        <col style="width:26mm" />
        <col />
      </colgroup>
      <tr>
        <th>封存人</th>
        <td></td>
        <th>封存日期</th>
        <td></td>
      </tr>
      <tr>
        <th>保管人</th>
        <td></td>
        <th>存放地点</th>
        <td></td>
      </tr>
    </table>`;
  return { html: paperPage({ title: TITLE, style: STYLE, body, isDraft: false }), title: TITLE };
}
