import { CorruptFindingError } from '../../codemod.ts';
import type { Edit } from '../../finding.ts';
import type { RacePlan, ReactionPlan } from '../../plans/retention/plan.ts';
import { after, before } from '../place.ts';
import type { RewriteSource } from '../source.ts';

/** `Promise.race([work, this.closed])` becomes `raceAgainst(this.closed, [work])`. */
export function race({ race: callee, list, lasting, reaction, name, helper }: RacePlan, source: RewriteSource): Edit[] {
  source.node(callee, 'MemberExpression', 'Identifier');
  const { elements } = source.node(list, 'ArrayExpression');
  const index = elements.findIndex((element) => element?.range[0] === lasting[0] && element.range[1] === lasting[1]);
  const [previous, next] = [elements[index - 1], elements[index + 1]];
  if (index < 0 || !(previous ?? next)) throw new CorruptFindingError('element', lasting);
  const removed = previous ? ([previous.range[1], lasting[1]] as const) : ([lasting[0], next?.range[0] ?? lasting[1]] as const);
  return [
    ...(helper ? [written(source, helper)] : []),
    { range: callee, text: name },
    { range: [list[0], list[0]], text: `${reaction ? chain(source, lasting, reaction) : source.slice(lasting)}, ` },
    { range: removed, text: '' },
  ];
}

/** `closed.then(() => socket.destroy())` becomes `socket.once('close', whenSettled(closed, () => socket.destroy()))`. */
export function forgetReaction({ statement, lasting, react, emitter, name, helper }: ReactionPlan, source: RewriteSource): Edit[] {
  const { expression } = source.node(statement, 'ExpressionStatement');
  for (const range of [lasting, react]) source.node(range);
  const event = source.quote === 'double' ? '"close"' : "'close'";
  return [
    ...(helper ? [written(source, helper)] : []),
    { range: [expression.range[0], react[0]], text: `${emitter}.once(${event}, ${name}(${source.slice(lasting)}, ` },
    { range: [react[1], expression.range[1]], text: '))' },
  ];
}

/** `this.closed, (settled) => settled.then(() => '')` */
function chain(source: RewriteSource, [start, end]: RacePlan['lasting'], { promise, parameter }: NonNullable<RacePlan['reaction']>): string {
  source.node(promise);
  const left = source.arrowParensAlways ? `(${parameter})` : parameter;
  return `${source.slice(promise)}, ${left} => ${source.slice([start, promise[0]])}${parameter}${source.slice([promise[1], end])}`;
}

function written(source: RewriteSource, helper: NonNullable<RacePlan['helper']>): Edit {
  const lines = helper.text.split('\n').map((line) => line.replace(/^(?: {2})+/, (spaces) => source.step.repeat(spaces.length / 2)));
  const text = lines.map((line) => (source.semicolons ? line : line.replace(/;$/, '').replace(/; \}/g, ' }'))).join(source.eol);
  return 'before' in helper ? before(source, source.node(helper.before), () => text + source.eol) : after(source, source.node(helper.after), () => text, source.eol);
}
