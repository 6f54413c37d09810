import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingStatement, isClass } from '../../facts/syntax.ts';
import type { Leak } from '../../obligations/leak.ts';
import { mayBeginAgain } from './again.ts';
import { statementIn } from './ends/effect.ts';
import { endingOf } from './ends/index.ts';
import { initialField } from './initial-field.ts';
import { fieldNames } from './declarations.ts';
import { freeField, freeVariable } from '../names.ts';
import type { Declaration, GuardPlan } from './plan.ts';
import { isThisOf } from './reachable.ts';
import { refuse } from '../refusal.ts';

type Flag = { name: string; declare: Declaration };

/** A timer that its callback sets again after an await: it asks first whether the clean-up has run. */
export function guardPlan(file: FileFacts, leak: Leak): { plan: GuardPlan; title: string } {
  const { acquisition, life } = leak;
  const statement = enclosingStatement(acquisition.node);
  if (statement?.type !== T.ExpressionStatement || statement.parent.type !== T.BlockStatement) return refuse('it is set again amid another statement', acquisition.node);
  const plan = { acquisition: acquisition.node.range, guarded: statement.range };
  const title = `Set the ${acquisition.row.what} again only while nothing has ended it`;
  // The platform keeps the flag of an element itself.
  if (/^(?:lit|web-component)$/.test(life.instance?.framework ?? '') && life.instance && isThisOf(acquisition.node, life.instance)) return { plan: { ...plan, test: 'this.isConnected' }, title };
  const ending = endingOf(file, { ...leak, slots: [] });
  const flag = life.kind === 'instance' ? fieldFlag(file, leak) : variableFlag(file, leak, ending.scope);
  return { plan: { ...plan, test: `!${flag.name}`, flag: { ...flag, end: ending.end } }, title };
}

function variableFlag(file: FileFacts, { acquisition, life }: Leak, scope: Parameters<typeof statementIn>[0] | undefined): Flag {
  const first = scope && statementIn(scope, acquisition.node);
  if (!first) return refuse('no scope lives as long', life.node);
  if (mayBeginAgain(file, life)) refuse('what has stopped may start again, and a flag would stay', life.node);
  const name = freeVariable(file, ['stopped', 'ended', 'isStopped']);
  return { name, declare: { of: 'variable', text: `let ${name} = false;`, before: first.range } };
}

function fieldFlag(file: FileFacts, { acquisition, life }: Leak): Flag {
  const { instance } = life;
  if (!instance || !isClass(instance.node) || !isThisOf(acquisition.node, instance)) return refuse('`this` is not the instance here', acquisition.node);
  if (mayBeginAgain(file, life)) refuse('what has stopped may start again, and a flag would stay', instance.node);
  const name = freeField(file, instance.node, fieldNames(instance.node, ['stopped', 'ended', 'isStopped']));
  const declare = initialField(file, instance.node, name, 'false', false) ?? refuse('the class has no constructor that could set a flag', instance.node);
  return { name: `this.${name}`, declare };
}
