import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { isClass, isFunction, keyName, unwrap, within } from '../../facts/syntax.ts';
import { usesOfPlace, type LastInstance } from '../../retention/last-instances.ts';
import type { Place } from '../../retention/places.ts';
import { instanceEnding } from '../obligations/ends/instance.ts';
import type { End } from '../obligations/plan.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import type { ForgetPlan } from './plan.ts';

/** How an instance that ends takes itself out of the place that keeps it, or why not. */
export function planForget(file: FileFacts, { node, place, life }: LastInstance): Planned<ForgetPlan> {
  return attempt(() => {
    if (!life.instance) return refuse('no class is known here', node);
    const none = noneOf(file, place);
    const ending = instanceEnding(file, { life, acquisition: { node }, slots: [] }, life.instance);
    const left = unwrap(node.left);
    const root = left.type === T.MemberExpression ? unwrap(left.object) : left;
    if (root.type !== T.Identifier || isHidden(file, root, ending.place)) return refuse(`${place.title} means something else where ${life.title} ends`, ending.place);
    const plan: ForgetPlan = { by: 'forget', assignment: node.range, place: file.textOf(left), none, end: behindReturns(ending.end, ending.place) };
    return { plan, verdict: { level: 'review', scope: 'file', reason: `Empty ${place.title} ${ending.when} while the instance that ends stands there; who reads it after that gets ${none}` } };
  });
}

/** A teardown that leaves early may only put off the end: the place is emptied where it has come through. */
function behindReturns(end: End, teardown: TSESTree.Node): End {
  if (end.at !== 'block' || !isFunction(teardown) || teardown.body.type !== T.BlockStatement) return end;
  const [first, last] = [teardown.body.body[0], teardown.body.body.at(-1)];
  if (!first || !last || first === last || end.before?.[0] !== first.range[0]) return end;
  return { at: 'block', body: end.body, ...(last.type === T.ReturnStatement ? { before: last.range } : {}) };
}

/** What stands in the place when there is nothing in it. */
export function noneOf(file: FileFacts, place: Place): ForgetPlan['none'] {
  const { annotation, root, path, title } = place;
  if (!isTypeScript(file) || annotation === undefined) return isGivenNull(file, place) ? 'null' : 'undefined';
  const parts = annotation.type === T.TSUnionType ? annotation.types : [annotation];
  if (parts.some(({ type }) => type === T.TSNullKeyword)) return 'null';
  return isOptional(root, path) || parts.some(({ type }) => type === T.TSUndefinedKeyword || type === T.TSAnyKeyword || type === T.TSUnknownKeyword) ? 'undefined' : refuse(`the type of ${title} has no value for none`, annotation);
}

/** `let latest = null`, `Outlet.latest = null`: what the file itself writes for none. */
const isGivenNull = (file: FileFacts, place: Place): boolean =>
  isNull(place.initial) || usesOfPlace(file, place).some(({ parent }) => parent?.type === T.AssignmentExpression && isNull(parent.right));

const isNull = (node: TSESTree.Node | undefined): boolean => node?.type === T.Literal && node.value === null;

/** `static latest?: Outlet` */
const isOptional = (root: unknown, path: string): boolean =>
  isClass(root as TSESTree.Node) && (root as TSESTree.ClassDeclaration).body.body.some((member) => member.type === T.PropertyDefinition && member.optional && keyName(member.key, member.computed) === path);

/** Whether another variable of that name stands between its own and a place. */
function isHidden(file: FileFacts, name: TSESTree.Identifier, place: TSESTree.Node): boolean {
  const variable = file.scopes.variable(name);
  return (file.sourceCode.scopeManager?.scopes ?? []).some((scope) => (within(place, scope.block) || within(scope.block, place)) && scope.variables.some((other) => other.name === name.name && other !== variable && within(scope.block, variable?.scope.block ?? scope.block) && other.defs.length > 0 && !isClassName(other)));
}

/** A class's own name stands twice: around it, and in it. */
const isClassName = ({ defs }: { readonly defs: readonly { readonly type: string }[] }): boolean => defs.every(({ type }) => type === 'ClassName');
