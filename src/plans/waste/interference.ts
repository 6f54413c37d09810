import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { effectsOf } from '../../facts/effects.ts';
import type { FileFacts } from '../../facts/file.ts';
import { memberName, unwrap, within } from '../../facts/syntax.ts';
import { descendants } from '../../facts/walk.ts';
import { changedBy, rootOf, type Root } from '../../waste/shared-state.ts';
import type { Stage } from '../../waste/stage.ts';
import { refuse } from '../refusal.ts';
import { codeOf } from './names.ts';

/** A variable or the instance, or one property of it. */
interface Place {
  readonly root: Root;
  readonly key: string | undefined;
  readonly node: TSESTree.Node;
}

/**
 * Refuses where the steps see each other: one changes what another one looks at, or the array that is walked. Each ran
 * through all elements before the next one began, and would now run in between.
 */
export function checkInterference(file: FileFacts, stages: readonly Stage[], source?: TSESTree.Node): void {
  const code = stages.map((stage) => reached(file, stage));
  const changes = stages.map((stage, index) => changesIn(file, stage.node, code[index] ?? []));
  const walked = source && placeOf(file, source);
  for (const [index, own] of changes.entries()) {
    const change = walked && own.find((place) => overlaps(place, walked));
    if (change) refuse('The callback changes the array that it walks', change.node);
    const seen = own.find((place) => stages.some((stage, other) => other !== index && looksAt(file, stage, code[other] ?? [], place)));
    if (seen) refuse(`One callback changes \`${nameOf(seen)}\`, and another one looks at it`, seen.node);
    const handed = walked && (code[index] ?? []).map((part) => handsOver(file, part, walked)).find((call) => call !== undefined);
    if (handed) refuse('The array that is walked is handed to a function that may change it', handed);
    const asked = code.flatMap((parts, other) => (other === index ? [] : parts.flatMap((part) => asksIn(file, part))));
    for (const place of asked) {
      const passed = (code[index] ?? []).map((part) => handsOver(file, part, place)).find((call) => call !== undefined);
      if (passed) refuse(`One callback asks \`${nameOf(place)}\`, and another one hands it to a function that may change it`, passed);
    }
  }
}

/** The collections that code asks: `visited.has(name)`. */
const asksIn = (file: FileFacts, part: TSESTree.Node): Place[] =>
  [...descendants(file, part)].flatMap((node) => (node.type === T.MemberExpression && /^(?:has|get|size|includes|indexOf)$/.test(memberName(node) ?? '') ? (placeOf(file, node.object) ?? []) : []));

/** Where a callback changes what it is called for each element of, or hands it to a function that may. */
export function changeOfWalked(file: FileFacts, callback: TSESTree.Node, source: TSESTree.Node): TSESTree.Node | undefined {
  const fn = file.scopes.functionOf(callback);
  const walked = placeOf(file, source);
  if (!fn || !walked) return undefined;
  const code = reachedFrom(file, [fn]);
  return changesIn(file, fn, code).find((place) => overlaps(place, walked))?.node ?? code.map((part) => handsOver(file, part, walked)).find((call) => call !== undefined);
}

const nameOf = ({ root, key }: Place): string => [root === 'this' ? 'this' : root.name, key].filter((part) => part !== undefined).join('.');

/** The code of a stage, and of the functions of the file that it calls. */
const reached = (file: FileFacts, stage: Stage): TSESTree.Node[] => reachedFrom(file, codeOf(stage), stage.calls ? stage.value : undefined);

function reachedFrom(file: FileFacts, code: readonly TSESTree.Node[], called?: TSESTree.Node): TSESTree.Node[] {
  const parts = [...code];
  for (const part of parts) {
    if (parts.length > 30) break;
    for (const node of descendants(file, part)) {
      const callee = node.type === T.CallExpression ? node.callee : node === called ? node : undefined;
      const fn = callee && file.scopes.functionOf(callee);
      if (fn && !parts.some((known) => within(fn, known))) parts.push(fn);
    }
  }
  return parts;
}

/** What code changes that is not its own, nor of the node it stands in. */
function changesIn(file: FileFacts, home: TSESTree.Node, code: readonly TSESTree.Node[]): Place[] {
  return code.flatMap((part) =>
    [...descendants(file, part)].flatMap((node) => {
      const target = changedBy(node);
      const place = target && !isSteadyPattern(file, target) ? placeOf(file, target) : undefined;
      if (!place || (place.root !== 'this' && isOwn(place.root, [...code, home]))) return [];
      return [{ ...place, node }];
    }),
  );
}

/** `/x/.test(text)` changes nothing, unless the pattern remembers where it was. */
function isSteadyPattern(file: FileFacts, node: TSESTree.Node): boolean {
  const expression = unwrap(node);
  const value = expression.type === T.Identifier ? file.scopes.constant(expression) : expression;
  const written = value && unwrap(value);
  return written?.type === T.Literal && 'regex' in written && !/[gy]/.test(written.regex.flags);
}

const isOwn = (root: Exclude<Root, 'this'>, code: readonly TSESTree.Node[]): boolean => root.defs.some(({ name }) => code.some((part) => within(name, part)));

/** `count`, `state.count` of `state.count.total`; a value under another name is what it was called first. */
function placeOf(file: FileFacts, node: TSESTree.Node): Place | undefined {
  const root = rootOf(file, node);
  if (!root) return undefined;
  let member: TSESTree.MemberExpression | undefined;
  for (let current = unwrap(node); current.type === T.MemberExpression || current.type === T.CallExpression; current = unwrap(current.type === T.MemberExpression ? current.object : current.callee)) {
    if (current.type === T.MemberExpression) member = current;
  }
  const key = member && (member.parent.type !== T.CallExpression || member.parent.callee !== member) ? memberName(member) : undefined;
  const alias = root === 'this' ? undefined : file.scopes.constant(root.identifiers[0] as TSESTree.Identifier);
  const meant = alias && (alias.type === T.Identifier || alias.type === T.MemberExpression) ? placeOf(file, alias) : undefined;
  return meant ? { ...meant, key: meant.key ?? key, node } : { root, key, node };
}

const overlaps = (left: Place, right: Place): boolean => left.root === right.root && (left.key === undefined || right.key === undefined || left.key === right.key);

function looksAt(file: FileFacts, { uses }: Stage, code: readonly TSESTree.Node[], place: Place): boolean {
  return code.some((part) =>
    [...descendants(file, part)].some((node) => {
      if (node.type !== T.ThisExpression && (node.type !== T.Identifier || !file.scopes.reference(node) || uses.some((use) => within(node, use)))) return false;
      const outer = node.parent?.type === T.MemberExpression && node.parent.object === node ? node.parent : node;
      const seen = placeOf(file, outer);
      return seen !== undefined && overlaps(seen, place);
    }),
  );
}

/** `touch(list)`: what a function does with the array is not known. */
function handsOver(file: FileFacts, part: TSESTree.Node, walked: Place): TSESTree.Node | undefined {
  return [...descendants(file, part)].find(
    (node) =>
      node.type === T.CallExpression &&
      node.arguments.some((argument) => (argument.type === T.Identifier || argument.type === T.MemberExpression) && isWhole(placeOf(file, argument), walked)) &&
      effectsOf(file, node).visible !== 'no',
  );
}

const isWhole = (place: Place | undefined, walked: Place): boolean => place?.root === walked.root && place.key === walked.key;
