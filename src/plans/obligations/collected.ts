import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { originOf } from '../../facts/origin.ts';
import { lowestVersion } from '../../facts/project.ts';
import { isClass, isFunction, wrapped } from '../../facts/syntax.ts';
import type { Leak } from '../../obligations/leak.ts';
import { mayBeginAgain } from './again.ts';
import type { NamedHandle } from './handle.ts';
import { initialField } from './initial-field.ts';
import { fieldNames, typeOf } from './declarations.ts';
import { freeField, freeVariable } from '../names.ts';
import { eachCall, isOfEachCall } from './lasting-collector.ts';
import { isOfOneCall, mayDiffer, runsOnce } from './often.ts';
import type { AddedImport } from './plan.ts';
import { isThisOf } from './reachable.ts';
import { refuse } from '../refusal.ts';

/** Whether one instance may hold several subscriptions: those of RxJS that are made in several runs, others that differ from each other. */
export const isCollected = (file: FileFacts, { acquisition: { row, node }, life }: Leak): boolean =>
  row.rule === 'no-leaked-subscription' && life.kind === 'instance' && !runsOnce(file, node, life) && (row.id === 'rxjs.subscribe' || mayDiffer(file, node, life));

/** A `Subscription` of RxJS ends all that it is given, and lets go of what ends by itself. */
export function isSubscription(file: FileFacts, node: TSESTree.Node): boolean {
  const origin = originOf(file, node);
  return origin.from === 'new' && origin.of.from === 'import' && origin.of.module === 'rxjs' && (origin.of.path || origin.of.name) === 'Subscription';
}

const arrayOf = (type: string): string => `${type.includes('=>') ? `(${type})` : type}[]`;

/** A field for the subscriptions of one instance: an array, or RxJS's `Subscription`, which takes no more when it has ended and is made anew. */
export function collectedHandle(file: FileFacts, { acquisition, life }: Leak): NamedHandle {
  const { row, node, receiver } = acquisition;
  const { instance } = life;
  if (!instance || !isClass(instance.node) || !isThisOf(node, instance)) return refuse('`this` is not the instance here', node);
  const outer = wrapped(node);
  if (outer.parent?.type !== T.ExpressionStatement && !isFunction(outer.parent)) refuse('one life may acquire it several times, amid an expression', node);
  if (row.id !== 'rxjs.subscribe') {
    if (!isOfOneCall(file, node, life) && isOfEachCall(file, receiver, life)) refuse(eachCall, node);
    const name = freeField(file, instance.node, fieldNames(instance.node, ['subscriptions', 'collected']));
    const typed = isTypeScript(file) ? `${name}: ${arrayOf(typeOf(file, acquisition))}` : name;
    const declare = initialField(file, instance.node, typed, '[]', false) ?? refuse('the class has no constructor that could set a field', instance.node);
    return { handle: { form: 'collected', collector: `this.${name}.push`, site: outer.range, declare }, name: `this.${name}`, isSure: true, each: freeVariable(file, ['subscription']), reset: '[]' };
  }
  const { name: made, add } = subscriptionName(file);
  const [value, again] = [`new ${made}()`, mayBeginAgain(file, life)];
  const name = freeField(file, instance.node, fieldNames(instance.node, ['subscriptions', 'collected']));
  const declare = initialField(file, instance.node, name, value, !again) ?? refuse('the class has no constructor that could set a field', instance.node);
  return { handle: { form: 'collected', collector: `this.${name}.add`, site: outer.range, declare, ...(add ? { add } : {}) }, name: `this.${name}`, isSure: true, ...(again ? { reset: value } : {}) };
}

function subscriptionName(file: FileFacts): { name: string; add?: AddedImport } {
  const imports = file.sourceCode.ast.body.filter((statement): statement is TSESTree.ImportDeclaration => statement.type === T.ImportDeclaration);
  const named = imports.filter(({ source, importKind, specifiers }) => source.value === 'rxjs' && importKind !== 'type' && specifiers.some(({ type }) => type === T.ImportSpecifier));
  for (const specifier of named.flatMap(({ specifiers }) => specifiers)) if (specifier.type === T.ImportSpecifier && specifier.importKind !== 'type' && specifier.imported.type === T.Identifier && specifier.imported.name === 'Subscription') return { name: specifier.local.name };
  const [declaration] = named;
  if (declaration) return { name: 'Subscription', add: { declaration: declaration.range, name: 'Subscription' } };
  const last = imports.at(-1);
  // Angular brings RxJS along.
  const isThere = imports.some(({ source }) => /^(?:rxjs|@angular)\//.test(source.value)) || lowestVersion(file.filename, 'rxjs') !== undefined;
  if (!last || !isThere) return refuse('`Subscription` would need an import that this file does not have');
  return { name: 'Subscription', add: { declaration: last.range, name: 'Subscription', module: 'rxjs' } };
}
