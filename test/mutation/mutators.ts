import ts from 'typescript';

/** One small change of the source: what kind of change, and the text that takes the place of the node's. */
export type Change = { readonly kind: string; readonly text: string };

type Mutator = (node: ts.Node, source: ts.SourceFile) => readonly Change[];

const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
};
const IS_BOOLEAN = new Set(['<', '<=', '>', '>=', '===', '!==', '&&', '||']);

/** Calls that can be swapped for another, and calls that can be left out. */
const SWAPPED: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
};
const LEFT_OUT = new Set(['filter', 'sort', 'toSorted', 'toReversed', 'reverse', 'slice', 'replace']);

const always = (kind: string, ...texts: readonly string[]): readonly Change[] => texts.map((text) => ({ kind, text }));

const binary: Mutator = (node, source) => {
  if (!ts.isBinaryExpression(node)) return [];
  const operator = node.operatorToken.getText(source);
  const [left, right] = [node.left.getText(source), node.right.getText(source)];
  if (operator === '??') return always('nullish', left, right);
  return [
    ...(OPERATORS[operator] ?? []).map((other) => ({ kind: 'operator', text: `${left} ${other} ${right}` })),
    ...(IS_BOOLEAN.has(operator) ? always('condition', 'true', 'false') : []),
  ];
};

const prefix: Mutator = (node, source) =>
  ts.isPrefixUnaryExpression(node) &&
  (node.operator === ts.SyntaxKind.ExclamationToken || node.operator === ts.SyntaxKind.MinusToken)
    ? always('unary', node.operand.getText(source))
    : [];

/** The condition of `? :` or `if` where it is no comparison, which has its own changes. */
const condition: Mutator = (node) => {
  const { parent } = node;
  const isCondition =
    (ts.isConditionalExpression(parent) && parent.condition === node) ||
    (ts.isIfStatement(parent) && parent.expression === node);
  const isOwn = ts.isBinaryExpression(node) && IS_BOOLEAN.has(node.operatorToken.getText());
  return isCondition && !isOwn ? always('condition', 'true', 'false') : [];
};

const literal: Mutator = (node) => {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    return always('text', node.text === '' ? "'mutant'" : "''");
  }
  if (ts.isTemplateExpression(node)) return always('text', '``');
  if (ts.isNumericLiteral(node)) return always('number', String(Number(node.text.replaceAll('_', '')) + 1));
  if (node.kind === ts.SyntaxKind.TrueKeyword) return always('boolean', 'false');
  if (node.kind === ts.SyntaxKind.FalseKeyword) return always('boolean', 'true');
  return [];
};

const collection: Mutator = (node) => {
  if (ts.isArrayLiteralExpression(node)) return always('list', node.elements.length === 0 ? "['mutant']" : '[]');
  if (ts.isObjectLiteralExpression(node)) return node.properties.length === 0 ? [] : always('object', '{}');
  const isFilled = ts.isNewExpression(node) && (node.arguments?.length ?? 0) > 0;
  return isFilled && ['Map', 'Set'].includes(node.expression.getText()) ? always('collection', 'new Map()') : [];
};

const regex: Mutator = (node) => {
  if (!ts.isRegularExpressionLiteral(node)) return [];
  const changes = [
    node.text.replace('/^', '/'),
    node.text.replace('$/', '/'),
    node.text.replace(/\{\d+,?\d*\}/, ''),
    node.text.replace('\\d', '\\D'),
  ];
  return [...new Set(changes)].filter((text) => text !== node.text).map((text) => ({ kind: 'pattern', text }));
};

const call: Mutator = (node, source) => {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { expression, name } = node.expression;
  const swapped = Object.hasOwn(SWAPPED, name.text) ? SWAPPED[name.text] : undefined;
  const args = node.arguments.map((item) => item.getText(source)).join(', ');
  return [
    ...(swapped === undefined ? [] : always('call', `${expression.getText(source)}.${swapped}(${args})`)),
    ...(LEFT_OUT.has(name.text) ? always('call', expression.getText(source)) : []),
  ];
};

/** `a?.b` without its question mark, at the outermost node of the chain. */
const chain: Mutator = (node, source) => {
  if (!ts.isOptionalChain(node) || isInsideChain(node)) return [];
  const changes: Change[] = [];
  const start = node.getStart(source);
  const text = node.getText(source);
  for (let link: ts.Node = node; ts.isOptionalChain(link); link = link.expression) {
    const mark = ts.isNonNullExpression(link) ? undefined : link.questionDotToken;
    if (mark === undefined) continue;
    const [from, to] = [mark.getStart(source) - start, mark.getEnd() - start];
    const dot = ts.isPropertyAccessExpression(link) ? '.' : '';
    changes.push({ kind: 'chain', text: `${text.slice(0, from)}${dot}${text.slice(to)}` });
  }
  return changes;
};

const body: Mutator = (node) =>
  ts.isArrowFunction(node) && !ts.isBlock(node.body) ? always('function', '() => undefined') : [];

const MUTATORS = [binary, prefix, condition, literal, collection, regex, call, chain, body];

/** Whether a node is the left part of a longer `a?.b.c`: brackets round it would break the chain. */
export const isInsideChain = (node: ts.Node): boolean =>
  ts.isOptionalChain(node) && ts.isOptionalChain(node.parent) && node.parent.expression === node;

/** Every change that can be made to an expression; none leaves its text as it is. */
export const changesOf = (node: ts.Expression, source: ts.SourceFile): readonly Change[] => {
  const texts = new Set([node.getText(source)]);
  return MUTATORS.flatMap((mutator) => mutator(node, source)).filter(({ text }) => {
    const isNew = !texts.has(text);
    texts.add(text);
    return isNew;
  });
};
