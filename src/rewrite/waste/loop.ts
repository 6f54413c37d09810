import type { JSCodeshift } from 'jscodeshift';

import { CorruptFindingError } from '../../codemod.ts';
import type { Edit, Range } from '../../finding.ts';
import type { Kept } from '../../plans/waste/kept.ts';
import type { CopyChainPlan, JoinPlan, LoopPlan, MapPlan, Step } from '../../plans/waste/plan.ts';
import { unfolded } from '../place.ts';
import { print, type Old } from '../print.ts';
import type { RewriteSource } from '../source.ts';
import { ended } from './bindings.ts';
import { functionText } from './line-loop.ts';
import { loopEdits } from './lines.ts';
import { constant, stepsOf, textOf, type Statement } from './snippets.ts';

/** Writes one pass for a pipeline. */
export const onePass = (plan: CopyChainPlan, source: RewriteSource): Edit[] => ('walk' in plan ? loopEdits(plan.walk, source, source.inLine(plan.walk.pieces)) : 'parameters' in plan ? oneMap(plan, source) : 'parts' in plan ? placed(plan, source, joined(plan, source)) : placed(plan, source, (j, old, indent) => loop(j, old, plan, source, indent)));

/** `values.map((value) => { const doubled = value * 2; return doubled + offset; })` */
function oneMap({ statements, kept, source: from, parameters, steps, chain }: MapPlan, source: RewriteSource): Edit[] {
  const place = statements.at(-1) ?? chain;
  const indent = source.indentAt(source.node(place).range[0]);
  const code = print(source, (j, old) => {
    const body = stepsOf(source, j, old, steps, parameters[0] as string, indent + source.step, (value) => [j.returnStatement(old(value))]);
    const callback = j.arrowFunctionExpression(parameters.map((name) => j.identifier(name)), j.blockStatement(body));
    return j.callExpression(j.memberExpression(old(source.asReceiver(source.node(from), source.inLine(from))), j.identifier('map')), [callback]);
  }, 'dense')(indent).trimStart();
  const [first] = statements;
  if (!first || statements.length === 1) return [{ range: source.node(chain).range, text: code }];
  return [{ range: hullOf(source, statements), text: declarations(source, kept, indent) + withText(source, place, source.node(chain).range, code) }];
}

type Filling = (j: JSCodeshift, old: Old, indent: string) => Statement[];

/** What fills the array, in place of the statements, in front of the last one or in the arrow. */
function placed(plan: JoinPlan | LoopPlan, source: RewriteSource, fill: Filling): Edit[] {
  const { statements, arrow, chain, output } = plan;
  const also = 'also' in plan ? plan.also : undefined;
  if (arrow && chain) return inArrow(source, arrow, withResult(source, source.node(arrow, 'ArrowFunctionExpression').body.range, chain, output.name), fill);
  const [last] = statements.slice(-1);
  if (!last) throw new CorruptFindingError('statement', chain ?? [0, 0]);
  const hull = hullOf(source, statements);
  const opened = unfolded(source, hull, source.node(last).parent);
  const indent = opened?.indent ?? source.indentAt(hull[0]);
  const code = declarations(source, plan.kept, indent) + print(source, (j, old) => fill(j, old, indent), 'dense')(indent).trimStart();
  const rest = chain ? withResult(source, last, chain, output.name) : also;
  return [...(opened?.edits ?? []), { range: hull, text: rest === undefined ? code : `${code}${source.eol}${indent}${rest}` }];
}

/** Declarations that stood between the steps, each in its line in front of what comes. */
const declarations = (source: RewriteSource, kept: readonly Kept[], indent: string): string =>
  kept.map(({ kind, declarators }) => ended(source, `${kind} ${declarators.map((range) => source.slice(source.node(range, 'VariableDeclarator').range)).join(', ')};`) + source.eol + indent).join('');

/** The arrow's body becomes a block that ends in a `return`. */
function inArrow(source: RewriteSource, range: Range, result: string, fill: Filling): Edit[] {
  const arrow = source.node(range, 'ArrowFunctionExpression');
  const indent = source.indentAt(arrow.range[0]);
  const code = print(source, (j, old) => j.blockStatement([...fill(j, old, indent + source.step), j.returnStatement(old(result))]), 'dense')(indent).trimStart();
  return [source.arrowBlock(arrow, code)];
}

/** The array, and what each of the lists in turn is pushed to it by. */
const joined = ({ parts, output: { declare, ...output } }: JoinPlan, source: RewriteSource): Filling => (j, old, indent): Statement[] => {
  const push = (value: string): Statement => j.expressionStatement(j.callExpression(j.memberExpression(j.identifier(output.name), j.identifier('push')), [old(value)]));
  const listed = parts.slice(0, parts.findIndex(({ is }) => is === 'chain'));
  const text = (part: (typeof parts)[number] & { value: Range }): string => source.reindent(source.asArgument(source.node(part.value)), source.indentAt(part.value[0]), indent);
  const first = listed.map((part) => (part.is === 'chain' ? '' : `${part.is === 'list' ? '...' : ''}${text(part)}`)).join(', ');
  return [
    constant(j, old, declare?.type === undefined ? output.name : `${output.name}: ${declare.type}`, `[${first}]`, declare?.kind),
    ...parts.slice(listed.length).flatMap((part): Statement[] => {
      if (part.is === 'chain') return loop(j, old, { ...part.pass, output }, source, indent);
      if (part.is === 'item') return [push(text(part))];
      return [j.forOfStatement(j.variableDeclaration('const', [j.variableDeclarator(j.identifier(part.element))]), old(text(part)), j.blockStatement([push(part.element)]))];
    }),
  ];
};

function loop(j: JSCodeshift, old: Old, { head, source: from, functions, steps, output }: Pick<LoopPlan, 'functions' | 'head' | 'output' | 'source' | 'steps'>, source: RewriteSource, indent: string): Statement[] {
  const { name, form, index = '', declare, shortens } = output;
  const inner = indent + source.step;
  const text = source.inLine(source.node(from).range);
  const store = (value: string): Statement[] => {
    if (form === 'push') return [j.expressionStatement(j.callExpression(j.memberExpression(j.identifier(name), j.identifier('push')), [old(value)]))];
    const at = j.memberExpression(j.identifier(name), form === 'place' ? j.identifier(index) : j.updateExpression('++', j.identifier(index), false), true);
    return [j.expressionStatement(j.assignmentExpression('=', at, old(value)))];
  };
  const before: Statement[] = [
    ...(declare ? [constant(j, old, declare.type === undefined ? name : `${name}: ${declare.type}`, head.by === 'index' && head.of !== undefined ? source.reindent(text, source.indentAt(from[0]), indent) : declare.value, declare.kind)] : []),
    ...(form === 'counted' ? [constant(j, old, index, '0', 'let')] : []),
    ...functions.map((fn) => constant(j, old, fn.name, functionText(source, fn, indent))),
    ...(head.by === 'index' && head.held !== undefined ? [constant(j, old, head.held, source.reindent(text, source.indentAt(from[0]), indent))] : []),
  ];
  const after: Statement[] = form === 'counted' && shortens ? [j.expressionStatement(j.assignmentExpression('=', j.memberExpression(j.identifier(name), j.identifier('length')), j.identifier(index)))] : [];
  const inside = (all: readonly Step[]): Statement[] => stepsOf(source, j, old, all, head.element, inner, store);
  const apart = takenApart(source, steps, indent);
  if (head.by === 'header') {
    const { init, test, update } = source.node(head.loop, 'ForStatement');
    if (!init || !test || !update) throw new CorruptFindingError('loop', head.loop);
    const alias = head.alias && source.node(head.alias, 'VariableDeclaration');
    const part = (node: { range: Range }): ReturnType<Old> => old(source.slice(node.range));
    return [...before, j.forStatement(part(init), part(test), part(update), j.blockStatement([...(alias ? [j.expressionStatement(old(source.slice(alias.range).replace(/;$/, '')))] : []), ...inside(steps)])), ...after];
  }
  if (head.by === 'index') {
    const i = j.identifier(head.index);
    const length = j.memberExpression(old(head.of ?? head.held ?? text), j.identifier('length'));
    const [start, test] = head.backwards ? [j.binaryExpression('-', length, j.literal(1)), j.binaryExpression('>=', i, j.literal(0))] : [j.literal(0), j.binaryExpression('<', i, length)];
    const body = head.unread ? inside(steps) : apart ? [constant(j, old, apart.pattern, head.read), ...inside(apart.steps)] : [constant(j, old, head.element, head.read), ...inside(steps)];
    return [...before, j.forStatement(j.variableDeclaration('let', [j.variableDeclarator(i, start)]), test, j.updateExpression(head.backwards ? '--' : '++', i, false), j.blockStatement(body)), ...after];
  }
  const element = apart?.pattern ?? head.element;
  const each = (name: string, of: string, body: Statement[]): Statement => j.forOfStatement(j.variableDeclaration('const', [j.variableDeclarator(old(name))]), old(of), j.blockStatement(body));
  if (head.by === 'lists') {
    const lists = head.parts.map(({ range, isItem }) => (isItem ? `[${source.slice(source.node(range).range)}]` : source.asArgument(source.node(range)))).join(', ');
    const deeper = takenApart(source, steps, inner);
    return [...before, each(head.list, `[${lists}]`, [each(deeper?.pattern ?? head.element, head.list, stepsOf(source, j, old, deeper?.steps ?? steps, head.element, inner + source.step, store))]), ...after];
  }
  const pattern = head.index === undefined ? old(element) : old(head.unread ? `[${head.index}]` : `[${head.index}, ${element}]`);
  const walked = head.index === undefined ? old(text) : j.callExpression(j.memberExpression(old(source.asReceiver(source.node(from), text)), j.identifier('entries')), []);
  const walk = j.forOfStatement(j.variableDeclaration('const', [j.variableDeclarator(pattern)]), walked, j.blockStatement(inside(apart?.steps ?? steps)));
  return [...before, walk, ...after];
}

/** `({ id }) => …` at the head of the loop: where the first step makes another value of the element, nothing else asks for it. */
function takenApart(source: RewriteSource, [first, ...rest]: readonly Step[], indent: string): { pattern: string; steps: readonly Step[] } | undefined {
  if (!first?.pattern || first.kind === 'filter') return undefined;
  const { pattern, ...others } = first;
  return { pattern: textOf(source, pattern, indent), steps: [others, ...rest] };
}

function hullOf(source: RewriteSource, statements: readonly Range[]): Range {
  const nodes = statements.map((range) => source.node(range));
  return [nodes[0]?.range[0] ?? 0, nodes.at(-1)?.range[1] ?? 0];
}

/** The text of a node with the result in place of its chain. A single call that went on in a line of its own joins the result. */
function withResult(source: RewriteSource, whole: Range, chain: Range, name: string): string {
  const node = source.node(chain);
  const [, end] = source.node(whole).range;
  const [, dot = ''] = /^(\s*\n\s*)\./.exec(source.text.slice(node.range[1], end)) ?? [];
  const member = node.parent;
  const call = member?.type === 'MemberExpression' ? member.parent : undefined;
  const goesOn = call?.parent?.type === 'MemberExpression' && call.parent.object === call;
  if (dot === '' || call?.type !== 'CallExpression' || goesOn) return withText(source, whole, onlyArgument(source, node.range), name);
  const at = node.range[1] + dot.length;
  const before = source.text.slice(source.node(whole).range[0], node.range[0]);
  return before + name + source.reindent(source.text.slice(at, end), source.indentAt(at), source.indentAt(source.node(whole).range[0]));
}

/** With the lines around it, where it stands alone between parentheses. */
function onlyArgument({ text }: RewriteSource, [start, end]: Range): Range {
  const before = /\((\s*\n\s*)$/.exec(text.slice(0, start))?.[1];
  const after = /^,?\s*\n\s*(?=\))/.exec(text.slice(end))?.[0];
  return before === undefined || after === undefined ? [start, end] : [start - before.length, end + after.length];
}

/** The text of a node in which one part is another text. */
function withText(source: RewriteSource, whole: Range, part: Range, text: string): string {
  const [start, end] = source.node(whole).range;
  if (part[0] < start || part[1] > end) throw new CorruptFindingError('part', part);
  return source.text.slice(start, part[0]) + text + source.text.slice(part[1], end);
}
