import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { declaredField } from '../../facts/fields.ts';
import type { FileFacts } from '../../facts/file.ts';
import { isReached, reachedAtEnd } from '../../facts/reach.ts';
import { fieldUses, isWrite } from '../../facts/slots.ts';
import { isClass, memberName, unwrap, within } from '../../facts/syntax.ts';
import type { Leak } from '../../obligations/leak.ts';
import { freeField, freeVariable } from '../names.ts';
import { refuse } from '../refusal.ts';
import { isBegunByOthers, mayBeginAgain } from './again.ts';
import { fieldNames } from './declarations.ts';
import { statementIn } from './ends/effect.ts';
import { initialField } from './initial-field.ts';
import type { Guard } from './plan.ts';
import { isThisOf } from './reachable.ts';

type Asked = Pick<Guard, 'test' | 'flag'>;

/** What tells whether a life has ended: the platform, a flag that its end sets, or a new one. */
export function flagOf(file: FileFacts, leak: Leak, scope: TSESTree.Node | undefined): Asked {
  const { acquisition, life } = leak;
  // The platform keeps the flag of an element itself.
  if (/^(?:lit|web-component)$/.test(life.instance?.framework ?? '') && life.instance && isThisOf(acquisition.node, life.instance)) return { test: 'this.isConnected' };
  const test = knownFlag(file, leak);
  if (test !== undefined) return { test };
  const flag = life.kind === 'instance' ? fieldFlag(file, leak) : variableFlag(file, leak, scope);
  return { test: `!${flag.name}`, flag };
}

const truth = (node: TSESTree.Node | null | undefined): boolean | undefined => (node?.type === T.Literal && typeof node.value === 'boolean' ? node.value : undefined);

/** A flag that the end turns and nothing else: `let gone = false;` and `gone = true;`, `this.isOpen = false;` of a field that begins with `true`. */
function knownFlag(file: FileFacts, { acquisition: { node }, life }: Leak): string | undefined {
  const reached = reachedAtEnd(file, life);
  const assigned = file.index.assignments.filter((assignment) => truth(assignment.right) !== undefined && isReached(assignment, reached));
  return assigned.flatMap((assignment): string | never[] => {
    const target = unwrap(assignment.left);
    const value = truth(assignment.right);
    const name = target.type === T.Identifier ? variableThat(file, target, node, value) : target.type === T.MemberExpression ? fieldThat(file, target, { node, life }, value) : undefined;
    return name === undefined ? [] : value ? `!${name}` : name;
  })[0];
}

function variableThat(file: FileFacts, target: TSESTree.Identifier, node: TSESTree.Node, value: boolean | undefined): string | undefined {
  const variable = file.scopes.variable(target);
  const [definition] = variable?.defs ?? [];
  const isTurned = definition?.type === 'Variable' && truth(definition.node.init) === !value && variable?.references.every(({ identifier, init, writeExpr }) => init || !writeExpr || isSame(identifier, value));
  return variable && isTurned && (variable.scope.type as string) !== 'module' && within(node, variable.scope.block) ? target.name : undefined;
}

function fieldThat(file: FileFacts, target: TSESTree.MemberExpression, { node, life: { instance } }: { node: TSESTree.Node; life: Leak['life'] }, value: boolean | undefined): string | undefined {
  const name = memberName(target);
  if (!instance || name === undefined || unwrap(target.object).type !== T.ThisExpression || !isThisOf(node, instance)) return undefined;
  const isTurned = truth(declaredField(instance.bodies, name)?.value) === !value && fieldUses(file, instance, name).every((use) => !isWrite(use) || isSame(use, value));
  return isTurned ? `this.${name}` : undefined;
}

const isSame = (written: TSESTree.Node, value: boolean | undefined): boolean => written.parent?.type === T.AssignmentExpression && truth(written.parent.right) === value;

const names = ['stopped', 'ended', 'isStopped'];

function variableFlag(file: FileFacts, { acquisition, life }: Leak, scope: TSESTree.Node | undefined): NonNullable<Asked['flag']> {
  const first = scope && statementIn(scope, acquisition.node);
  if (!first) return refuse('no scope lives as long', life.node);
  if (mayBeginAgain(file, life)) refuse('what has stopped may start again, and a flag would stay', life.node);
  const name = freeVariable(file, names);
  return { name, declare: { of: 'variable', text: `let ${name} = false;`, before: first.range } };
}

function fieldFlag(file: FileFacts, leak: Leak): NonNullable<Asked['flag']> {
  const { acquisition, life: { instance, ...life } } = leak;
  if (!instance || !isClass(instance.node) || !isThisOf(acquisition.node, instance)) return refuse('`this` is not the instance here', acquisition.node);
  if (mayBeginAgain(file, { ...life, instance }) || isBegunByOthers(file, leak, instance)) refuse('what has stopped may start again, and a flag would stay', instance.node);
  const name = freeField(file, instance.node, fieldNames(instance.node, names));
  const declare = initialField(file, instance.node, name, 'false', false) ?? refuse('the class has no constructor that could set a flag', instance.node);
  return { name: `this.${name}`, declare };
}
