import ts from 'typescript';
import { changesOf, isInsideChain } from './mutators.ts';

/** One mutant: where it is, what stood there and what stands there when it is switched on. */
export type Mutant = {
  readonly id: number;
  readonly file: string;
  readonly line: number;
  readonly kind: string;
  readonly before: string;
  readonly after: string;
};

/** The function that instrumented code asks whether a mutant is switched on. */
export const SWITCH = '__mutant';

const isAssigned = (node: ts.Node): boolean =>
  ts.isBinaryExpression(node.parent) &&
  node.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
  node.parent.left === node;

/** Names and types are no expressions that run; a callee keeps its `this`. */
const isFixed = (node: ts.Node): boolean =>
  ('name' in node.parent && node.parent.name === node) ||
  (ts.isCallExpression(node.parent) && node.parent.expression === node) ||
  isInsideChain(node) ||
  isAssigned(node);

const isCode = (node: ts.Node): boolean =>
  !ts.isTypeNode(node) &&
  !ts.isImportDeclaration(node) &&
  !ts.isExportDeclaration(node) &&
  !ts.isTypeAliasDeclaration(node);

/**
 * The source with every mutant in it, each behind a switch: `(__mutant(7) ? a < b : a <= b)`. Ids go on from `firstId`.
 * The code is TypeScript still and no longer type-checks.
 */
export function instrument(file: string, text: string, firstId: number): { code: string; mutants: readonly Mutant[] } {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
  const mutants: Mutant[] = [];
  const add = (node: ts.Node, kind: string, after: string): number => {
    const id = firstId + mutants.length;
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    mutants.push({ id, file, line, kind, before: node.getText(source), after });
    return id;
  };

  const renderInside = (node: ts.Node): string => {
    let out = '';
    let cursor = node.getStart(source);
    ts.forEachChild(node, (child) => {
      const start = child.getStart(source);
      out += text.slice(cursor, start) + (isCode(child) ? render(child) : child.getText(source));
      cursor = child.end;
    });
    return out + text.slice(cursor, node.end);
  };

  const render = (node: ts.Node): string => {
    if (ts.isBlock(node) && node.statements.length > 0) {
      const id = add(node, 'block', '{}');
      return `{ if (${SWITCH}(${id})) {} else ${renderInside(node)} }`;
    }
    if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) {
      const id = add(node, 'statement', '');
      // In brackets of its own: an `else` after it belongs to the `if` before it.
      return `{ if (!${SWITCH}(${id})) { ${renderInside(node)} } }`;
    }
    if (!ts.isExpression(node) || isFixed(node)) return renderInside(node);
    const switched = changesOf(node, source).map((change) => {
      const id = add(node, change.kind, change.text);
      return `${SWITCH}(${id}) ? (${change.text}) : `;
    });
    const inside = renderInside(node);
    return switched.length === 0 ? inside : `(${switched.join('')}(${inside}))`;
  };

  return { code: renderInside(source), mutants };
}
