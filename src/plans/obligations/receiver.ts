import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { originOf } from '../../facts/origin.ts';
import { isClass, memberName, unwrap, wrapped } from '../../facts/syntax.ts';
import type { Range } from '../../finding.ts';
import type { Leak } from '../../obligations/leak.ts';
import { fluentRoot, type PairCall } from '../../obligations/released/pairs.ts';
import { freeField, freeVariable } from '../names.ts';
import { refuse } from '../refusal.ts';
import { declaredField, fieldNames } from './declarations.ts';
import type { Ending } from './ends/index.ts';
import { heldField } from './held-field.ts';
import { runsOnce } from './often.ts';
import type { Keep, Undo } from './plan.ts';
import { isThisOf, whereVisible } from './reachable.ts';
import { isSureTarget } from './sure.ts';

export interface NamedReceiver extends Pick<Undo, 'object' | 'objectName' | 'when'> {
  /** The statement before which the listener is taken from the former one. */
  readonly renew?: Range;
  /** What keeps it, where it has no name that the end sees. */
  readonly keep?: Keep;
}

/** The receiver of an addition as the removal writes it. */
export function receiverOf(file: FileFacts, leak: Leak, { receiver, node }: PairCall, ending: Ending): NamedReceiver {
  if (!receiver) return {};
  const root = fluentRoot(receiver);
  const seen = whereVisible(file, root, ending.place);
  if (seen) return { object: seen.range, ...(isSureTarget(file, seen, node, leak.life) ? {} : { when: 'optional' }) };
  const held = heldField(file, root, leak.life);
  if (held) return { objectName: `this.${held.slot.name}`, ...(held.isSure ? {} : { when: 'optional' }) };
  const unseen = (): never => refuse(`\`${file.textOf(root)}\` is not seen where the listener would be removed`, root);
  const statement = wrapped(node).parent;
  const again = !runsOnce(file, node, leak.life);
  // The same media query again; any other may be one of many.
  if (statement?.type !== T.ExpressionStatement || statement.range[0] !== root.range[0] || (again && !isMediaQuery(file, root))) return unseen();
  const name = nameFor(root) ?? unseen();
  if (leak.life.kind === 'instance') return { ...(fieldFor(file, leak, root, statement, name) ?? unseen()), ...(again ? { renew: statement.range } : {}) };
  if (again || statement.parent !== ending.scope || root.type === T.Identifier) return unseen();
  const variable = freeVariable(file, [name, `${name}Target`]);
  return { objectName: variable, keep: { name: variable, value: root.range, statement: statement.range, isNew: true, replaces: true } };
}

function fieldFor(file: FileFacts, { life: { instance } }: Leak, root: TSESTree.Node, statement: TSESTree.Node, wanted: string): NamedReceiver | undefined {
  if (!instance || !isClass(instance.node) || !isThisOf(statement, instance)) return undefined;
  const type = isTypeScript(file) ? typeOf(file, root) : '';
  if (type === undefined) return undefined;
  const name = freeField(file, instance.node, fieldNames(instance.node, [wanted, `${wanted}Target`]));
  const declare = declaredField(file, instance.node, name, type);
  return { objectName: `this.${name}`, when: 'optional', keep: { name: `this.${name}`, value: root.range, statement: statement.range, isNew: false, replaces: root.type !== T.Identifier, ...(declare ? { declare } : {}) } };
}

/** `mediaQuery` of `matchMedia(…)`, the variable's own name. */
function nameFor(root: TSESTree.Node): string | undefined {
  if (root.type === T.Identifier) return root.name;
  const callee = root.type === T.CallExpression ? unwrap(root.callee) : root;
  const name = callee.type === T.MemberExpression ? memberName(callee) : callee.type === T.Identifier ? callee.name : undefined;
  return name === 'matchMedia' ? 'mediaQuery' : name?.replace(/^(?:get|create|use|open)(?=[A-Z])/, '').replace(/^[A-Z]/, (letter) => letter.toLowerCase());
}

/** The receiver's type as the file writes it: of a media query, or of the parameter. */
function typeOf(file: FileFacts, root: TSESTree.Node): string | undefined {
  if (isMediaQuery(file, root)) return 'MediaQueryList';
  const origin = originOf(file, root);
  return origin.from === 'parameter' ? origin.annotation : undefined;
}

function isMediaQuery(file: FileFacts, root: TSESTree.Node): boolean {
  const origin = originOf(file, root);
  return origin.from === 'call' && origin.of.from === 'global' && origin.of.path === 'matchMedia';
}
