import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { memberName, unwrap, within } from '../../facts/syntax.ts';
import type { Range } from '../../finding.ts';
import type { DeletedKeys } from '../../waste/deleted-keys.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import { freeVariableAround } from './names.ts';

/** The plan of a copy that is made without some properties: `const { key, ...copy } = source`. */
export interface RestPlan {
  readonly name: Range;
  /** The copy, and what it is a copy of. */
  readonly copy: Range;
  readonly source: Range;
  /** Each property, and what its value is called. */
  readonly keys: readonly { readonly key: string; readonly as: string }[];
  readonly deletions: readonly Range[];
}

export function planRest(file: FileFacts, { deletions, record, of }: DeletedKeys): Planned<RestPlan> {
  return attempt(() => {
    const [definition] = record.defs;
    const declarator = definition?.node as TSESTree.Node | undefined;
    if (of === 'literal') refuse('The record is better made without it', deletions[0].expression);
    if (declarator?.type !== T.VariableDeclarator || !declarator.init || declarator.parent.declarations.length !== 1) return refuse('It shares its declaration', declarator);
    const source = sourceOf(unwrap(declarator.init));
    const statements = deletions.map(({ expression }) => statementOf(expression, declarator.parent));
    checkUses(record, deletions, statements);
    const taken = new Set<string>();
    const keys = [...new Set(deletions.map(({ key }) => key))].map((key) => {
      const as = freeVariableAround(file, declarator, [...(/^[A-Za-z_$][\w$]*$/.test(key) ? [key] : []), `_${key.replace(/[^\w$]/g, '')}`].filter((name) => !taken.has(name) && !reserved.test(name)));
      taken.add(as);
      return { key, as };
    });
    const plan: RestPlan = { name: declarator.id.range, copy: declarator.init.range, source: source.range, keys, deletions: statements.map(({ range }) => range) };
    return { plan, verdict: { level: 'review', scope: 'file', reason: 'Leave the property out of the copy; where there is nothing to copy, that throws, and in TypeScript the copy has the type without it' } };
  });
}

const reserved = /^(?:break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield|await|async|of|eval|arguments|undefined)$/;

/** `row` of `{ ...row }` and of `Object.assign({}, row)`. */
function sourceOf(made: TSESTree.Node): TSESTree.Expression {
  if (made.type === T.ObjectExpression) {
    const [only] = made.properties;
    return made.properties.length === 1 && only?.type === T.SpreadElement ? only.argument : refuse('The copy has more than what it copies', made);
  }
  if (made.type !== T.CallExpression) return refuse('It is no plain copy', made);
  const [target, only] = made.arguments;
  if (made.arguments.length !== 2 || target?.type !== T.ObjectExpression || target.properties.length > 0 || !only || only.type === T.SpreadElement) return refuse('The copy has more than what it copies', made);
  return only;
}

/** `delete copy.key;`, which runs whenever the copy is made. */
function statementOf(expression: TSESTree.UnaryExpression, declaration: TSESTree.Node): TSESTree.Node {
  const statement = expression.parent;
  if (statement.type !== T.ExpressionStatement) return refuse('The result of the deletion is used', expression);
  return statement.parent === declaration.parent ? statement : refuse('It is not deleted each time', expression);
}

/** Nobody may see the property between the copy and the deletion, nor ask for it behind. */
function checkUses(record: DeletedKeys['record'], deletions: DeletedKeys['deletions'], statements: readonly TSESTree.Node[]): void {
  const end = Math.max(...statements.map(({ range }) => range[1]));
  for (const { identifier, init } of record.references) {
    if (init || deletions.some(({ expression }) => within(identifier, expression))) continue;
    const member = identifier.parent.type === T.MemberExpression && identifier.parent.object === identifier ? identifier.parent : undefined;
    const name = member && memberName(member);
    if (member && name === undefined) refuse('The copy is asked for properties that are not written down', identifier);
    if (name !== undefined && deletions.some(({ key }) => key === name)) refuse(`The copy is asked for ${name} elsewhere`, identifier);
    if (identifier.range[0] < end && name === undefined) refuse('The copy is used before the deletion', identifier);
  }
}
