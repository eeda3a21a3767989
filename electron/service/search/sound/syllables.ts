/** Every syllable pinyin-pro knows, without tones, `ü` as `v`; a test compares it with the whole of Unicode's hanzi. */
const ALL = `a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng
cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu cuan cui
cun cuo da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo e ei en eng er fa
fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai han
hang hao he hei hen heng hng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju
juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le lei
leng li lia lian liang liao lie lin ling liu lo long lou lu luan lue lun luo lv lve m ma mai man mang mao me mei men meng
mi mian miao mie min ming miu mo mou mu n na nai nan nang nao ne nei nen neng ng ni nian niang niao nie nin ning niu nong
nou nu nuan nue nuo nv nve o ou pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao
qie qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo sa sai san sang sao se
sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su
suan sui sun suo ta tai tan tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen
weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan
yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai
zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo`;

export const SYLLABLES: ReadonlySet<string> = new Set(ALL.split(/\s/));

/** What a syllable not yet typed to its end looks like: `zh`, `zha`, but not `zhang`. */
const BEGINNINGS: ReadonlySet<string> = new Set(
  [...SYLLABLES].flatMap((syllable) => Array.from(syllable.slice(1), (_, end) => syllable.slice(0, end + 1))),
);

export const LONGEST_SYLLABLE = 6;

/** Whether the text is the beginning of a longer syllable. */
export const isBeginning = (text: string): boolean => BEGINNINGS.has(text);

/** Each syllable under itself and under what is left of it without one of its letters. */
const BY_DELETION: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, string[]>();
  for (const syllable of SYLLABLES) {
    for (const key of new Set([syllable, ...withoutOne(syllable)])) {
      const known = found.get(key);
      if (known === undefined) found.set(key, [syllable]);
      else known.push(syllable);
    }
  }
  return found;
})();

/** The syllables that one wrong, missing, superfluous or swapped letter away are what was typed. */
export function similarSyllables(typed: string): readonly string[] {
  const found = new Set([typed, ...withoutOne(typed)].flatMap((key) => BY_DELETION.get(key) ?? []));
  return [...found].filter((syllable) => isOneLetterAway(typed, syllable));
}

function withoutOne(text: string): readonly string[] {
  return Array.from(text, (_, index) => text.slice(0, index) + text.slice(index + 1));
}

/** Whether one letter was left out, put in, replaced, or swapped with its neighbour. */
export function isOneLetterAway(a: string, b: string): boolean {
  if (a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const [left, right] = [a.slice(start, endA), b.slice(start, endB)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
