import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callbackRole } from '../../facts/callbacks.ts';
import type { FileFacts } from '../../facts/file.ts';
import { callsOf } from '../../facts/known-calls.ts';
import { isInvokedAtOnce, lifeOf, type Life } from '../../facts/life.ts';
import { closureOf } from '../../facts/reach.ts';
import { enclosingFunction, isFunction, keyName, memberName, wrapped, type FunctionNode } from '../../facts/syntax.ts';
import { releasesSomething } from '../../facts/teardowns.ts';

/** A clean-up function that is returned where nobody calls it. */
export interface Uncalled {
  readonly statement: TSESTree.ReturnStatement;
  readonly cleanup: FunctionNode;
  readonly life: Life;
  /** Who ignores it, for people: `` `componentDidMount` ``, `an async effect`. */
  readonly ignoredBy: string;
}

/** Life cycle methods whose result their framework ignores. */
const ignoring = /^(?:componentDidMount|componentDidUpdate|connectedCallback|hostConnected|ngOnInit|ngAfter(?:View|Content)Init|beforeMount|mounted|created|updated|activated|firstUpdated)$/;

export function uncalledOf(file: FileFacts): readonly Uncalled[] {
  return file.index.returns.flatMap((statement) => {
    const home = enclosingFunction(statement);
    const cleanup = statement.argument ? file.scopes.functionOf(statement.argument) : undefined;
    if (!home || !cleanup || cleanup.params.length > 0 || !isFunction(home) || ![...closureOf(file, [cleanup])].some((fn) => releasesSomething(file, fn))) return [];
    const ignoredBy = ignorer(file, home);
    return ignoredBy === undefined ? [] : [{ statement, cleanup, life: lifeOf(file, home), ignoredBy }];
  });
}

function ignorer(file: FileFacts, fn: FunctionNode): string | undefined {
  const role = callbackRole(file, fn);
  // A promise is returned to the framework, not the function.
  if (role?.kind === 'effect') return role.effect.cleanup === 'register' ? `\`${role.effect.hook}\`` : fn.async ? 'an async effect' : undefined;
  const { parent } = fn;
  const name = parent.type === T.MethodDefinition || parent.type === T.Property || parent.type === T.PropertyDefinition ? keyName(parent.key, parent.computed) : undefined;
  if (name !== undefined) return ignoring.test(name) && lifeOf(file, fn).instance?.framework ? `\`${name}\`` : undefined;
  const handles = eventAttribute(file, fn);
  if (handles !== undefined) return `\`${handles}\``;
  // (async () => { … })();
  const calls = isInvokedAtOnce(fn) && parent.type === T.CallExpression ? [parent] : (callsOf(file, fn) ?? []);
  return calls.length > 0 && calls.every((call) => isDropped(call) && lifeOf(file, call).end === 'called') ? 'the call that runs this' : undefined;
}

/** `onClick` of `<button onClick={start}>`, where nothing else has the function: an element ignores what its handler returns, a component may not. */
function eventAttribute(file: FileFacts, fn: FunctionNode): string | undefined {
  const uses = (file.scopes.variableOf(fn)?.references ?? []).filter(({ init }) => !init).map(({ identifier }) => identifier as TSESTree.Node);
  const names = (uses.length > 0 ? uses : [fn]).map((use) => {
    const attribute = use.parent?.type === T.JSXExpressionContainer ? use.parent.parent : undefined;
    if (attribute?.type !== T.JSXAttribute || attribute.name.type !== T.JSXIdentifier || attribute.parent.name.type !== T.JSXIdentifier) return undefined;
    return /^on[A-Z]/.test(attribute.name.name) && /^[a-z]/.test(attribute.parent.name.name) ? attribute.name.name : undefined;
  });
  return names.includes(undefined) ? undefined : names[0];
}

/** `start();`, `void start();`, `await start();`, `start().catch(report);` */
function isDropped(call: TSESTree.Node): boolean {
  const node = wrapped(call);
  const { parent } = node;
  if (parent?.type === T.ExpressionStatement) return true;
  if (parent?.type === T.AwaitExpression || (parent?.type === T.UnaryExpression && parent.operator === 'void')) return isDropped(parent);
  const outer = parent?.type === T.MemberExpression && parent.object === node && /^(?:catch|finally)$/.test(memberName(parent) ?? '') ? parent.parent : undefined;
  return outer?.type === T.CallExpression && outer.callee === parent && isDropped(outer);
}
