import { AFTER_WORDS, CHECKED_WORDS, GOT_WORDS } from '#shared/domain/material/material-state.ts';
import type { MaterialLine } from '#shared/domain/material/material-lines.ts';
import { type Html, html } from '../html/html.ts';
import type { PaperInput } from '../paper-input.ts';

/** What the rules ask for; `*` where this case needs it. */
const nameOf = ({ name, isNeeded }: MaterialLine): string => `${name}${isNeeded ? ' *' : ''}`;

/** A word of the checklist; what nobody has said yet stays blank, for the pen. */
const word = (isSaid: boolean, text: string): Html => html`<td class="middle">${isSaid ? text : ''}</td>`;

/** Three states of one line; of a paper that was needed and not handed in it says so, once the list was kept at all. */
function cells(line: MaterialLine | undefined, isKept: boolean): Html {
  if (line === undefined)
    return html`<td></td>
      <td></td>
      <td></td>
      <td></td>
      <td></td>`;
  const { form, isNeeded, state } = line;
  const { got, checked, after } = state;
  return html`<td class="item">${got === '' ? '□' : '√'} ${nameOf(line)}</td>
    <td class="middle">${GOT_WORDS[form]}</td>
    ${word(got !== '' || (isKept && isNeeded), GOT_WORDS[got])}${word(got !== '' && checked !== '', CHECKED_WORDS[checked])}${word(
      got !== '' && after !== '',
      AFTER_WORDS[after],
    )}`;
}

const COLUMNS = ['材料', '应交', '交来', '核对', '去向'] as const;

/** The checklist of the case as it stands, two materials a row; where nobody kept it, to be filled in by hand. */
export function materialTable({ materials }: PaperInput): Html {
  const half = Math.ceil(materials.length / 2);
  const isKept = materials.some(({ state }) => state.got !== '');
  const rows = materials.slice(0, half).map(
    (left, index) =>
      html`<tr>
        ${cells(left, isKept)}${cells(materials[half + index], isKept)}
      </tr>`,
  );
  const columns = html`<col />
    <col class="word" />
    <col class="word" />
    <col class="word" />
    <col class="narrow" />`;
  const heads = COLUMNS.map((name) => html`<th>${name}</th>`);
  return html`<table class="form materials whole">
      <colgroup>
        ${columns}${columns}
      </colgroup>
      <thead>
        <tr>
          ${heads}${heads}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    <p class="materials-note">
      带 * 的为本次申请必需；√ 已交来，□ 未交。${isKept ? '' : '交来、核对、去向由受理人填写。'}
    </p>`;
}
