import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import { isRootComponent, isServiceName } from '../../facts/angular.ts';
import { isHook } from '../../facts/callbacks.ts';
import { runsAnew, isGivenInVue, isGivenProps, isInFrame, isRenderedIntoPage, isRootFile, isVueInFrame, takesAttributes, takesRefs } from '../../facts/components.ts';
import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import { isInvokedAtOnce, type Life } from '../../facts/life.ts';
import { lifetimeOf } from '../../facts/lifetimes.ts';
import { isOneShot } from '../../facts/processes.ts';
import { isExecutor } from '../../facts/promises.ts';
import { isMadeRepeatedly } from '../../facts/singletons.ts';
import { enclosingFunction, isClass, isFunction, wrapped, type ClassNode, type FunctionNode } from '../../facts/syntax.ts';
import { returnedValues } from '../../facts/teardowns.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import type { Kept, Leak } from '../leak.ts';
import { fluentRoot } from '../released/pairs.ts';
import { isMadeForElement } from './many.ts';

/** What a life does harm by only when it is over: if it comes once, as a part of the program, nothing is left behind. */
const onlyAtEnd: readonly Leak['breach'][] = ['dropped', 'neverReleased', 'notAtEnd', 'unreached', 'forgotten', 'deadNotifier', 'unsafeTakeUntil'];

/**
 * Whether the file shows that what a leak leaves behind is left more than once: by the breach itself, which happens
 * within one life, or by a life that comes again. What nothing tells of may be there once, as long as the program, and a
 * command ends before anything piles up.
 */
export const comesAgain = (file: FileFacts, leak: Leak, kept: readonly Kept[]): boolean => !(isOneShot(file) && isOfProgram(leak.life)) && (!onlyAtEnd.includes(leak.breach) || isOfOneCall(file, leak.acquisition) || (isLifeOfMany(file, leak) && !mayEndTogether(file, leak)) || isForgottenOnSource(file, leak, kept));

/** No component's and no request's: those come again wherever their file is kept. */
const isOfProgram = ({ kind, effect, instance }: Life): boolean => kind !== 'request' && effect === undefined && instance?.framework === undefined;

/** What was handed to one of many objects may have been made for it, and go with it: a framework's components are made beside what they are given. */
const mayEndTogether = (file: FileFacts, { breach, acquisition: { row, receiver }, life }: Leak): boolean => breach === 'forgotten' && life.kind === 'instance' && life.instance?.framework === undefined && row.heldBy === 'receiver' && receiver !== undefined && lifetimeOf(file, receiver, life) !== 'process';

/** What a call makes for its own use, or in the executor of its promise: it is left as often as the call comes. */
const isOfOneCall = (file: FileFacts, { row, node }: Acquisition): boolean => (row.scoped ?? false) || (row.heldBy === 'global' && isExecutor(file, enclosingFunction(node)));

/** The end releases another acquisition of the same thing that was handed in: that outlives this life, and the end is meant to come. Elements mostly go with what is shown in them. */
const isForgottenOnSource = (file: FileFacts, { breach, sibling, acquisition: { row, receiver }, life }: Leak, kept: readonly Kept[]): boolean =>
  breach === 'forgotten' && receiver !== undefined && !row.id.startsWith('dom.') && lifetimeOf(file, receiver, life) !== 'process' && kept.some(({ acquisition, atEnd }) => atEnd && acquisition.node === sibling && acquisition.receiver && same(identityOf(file, fluentRoot(acquisition.receiver)), identityOf(file, fluentRoot(receiver))) === 'yes');

function isLifeOfMany(file: FileFacts, { life, breach }: Leak): boolean {
  switch (life.kind) {
    case 'module':
      return false;
    case 'function':
      // What another call removes may have been added by another, too.
      return breach !== 'forgotten';
    case 'effect':
      return isEffectOfMany(file, life);
    case 'setup':
      return isSetupOfMany(file, life.fn);
    case 'closure':
      return life.fn !== undefined && !(isInvokedAtOnce(life.fn) && !enclosingFunction(life.fn)) && (givesUndo(file, life.fn) || isMadeRepeatedly(file, life.fn));
    case 'instance':
      return isInstanceOfMany(file, life);
    default:
      return true;
  }
}

/** It runs again when what it depends on changes, or with each component that is given something of its own. */
function isEffectOfMany(file: FileFacts, { fn, effect }: Life): boolean {
  const { parent } = fn ? wrapped(fn) : {};
  if (effect?.framework === 'vue') return isSetupOfMany(file, fn && enclosingFunction(fn.parent));
  if (effect?.framework !== 'react' || parent?.type !== T.CallExpression) return !isRootFile(file);
  if (runsAnew(file, parent)) return true;
  const component = enclosingFunction(parent);
  return component !== undefined && (isHook(component) ? takesRefs(file, component) : isComponentOfMany(file, component));
}

/** A component of React that is given something of its own, and is neither what the file renders into the page nor a part of the application's frame. */
const isComponentOfMany = (file: FileFacts, component: ClassNode | FunctionNode): boolean => isGivenProps(file, component) && !isRootFile(file) && !isRenderedIntoPage(file, component) && !isInFrame(file, component);

/** A component file other than the application's own, or a composable that is given something reactive. */
const isSetupOfMany = (file: FileFacts, fn: FunctionNode | undefined): boolean => (fn && isHook(fn) ? takesRefs(file, fn) : isVueOfMany(file));

/** Whether it is what the application starts with, or stands there: it ends with the page. */
export function isOfFrame(file: FileFacts, { instance, fn, effect }: Life): boolean {
  if (instance?.framework === 'vue' || effect?.framework === 'vue') return isRootFile(file) || isVueInFrame(file);
  const component = instance?.framework === 'react' && isClass(instance.node) ? instance.node : effect?.framework === 'react' && fn ? enclosingFunction(fn.parent) : undefined;
  return component !== undefined && (isRootFile(file) || isInFrame(file, component));
}

/** A component of Vue that is given something of its own, other than the application's root and its frame. */
const isVueOfMany = (file: FileFacts): boolean => isGivenInVue(file) && !isRootFile(file) && !isVueInFrame(file);

/** `return () => off(…)`: who is given the undo calls for it as often as there is something to do. */
const givesUndo = (file: FileFacts, fn: FunctionNode): boolean => returnedValues(file, fn).some((value) => isFunction(file.scopes.functionOf(value) ?? value));

function isInstanceOfMany(file: FileFacts, { instance }: Life): boolean {
  if (!instance || instance.processLong || instance.shared) return false;
  const { node, framework } = instance;
  switch (framework) {
    case undefined:
      return isMadeRepeatedly(file, node) || isMadeForElement(file, instance);
    case 'react':
      return isClass(node) && isComponentOfMany(file, node);
    case 'angular':
      // What is called a service may be there once for the application.
      return isClass(node) && !isRootComponent(file, node) && !isServiceName.test(node.id?.name ?? '');
    case 'lit':
    case 'web-component':
      return isClass(node) && !isRootFile(file) && takesAttributes(file, node);
    case 'vue':
      return isVueOfMany(file);
    default:
      return !isRootFile(file);
  }
}
