import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { lifeOf } from '../../facts/life.ts';
import { listenerCall } from '../../facts/listener-call.ts';
import type { Variable } from '../../facts/scopes.ts';
import { enclosingStatement, isFunction, memberName, methodCall, within, type FunctionNode } from '../../facts/syntax.ts';
import type { Chain } from '../../retention/chains.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import type { ReactionPlan } from './plan.ts';
import { helperFor } from './race-helper.ts';

/** How a reaction goes when the connection is over that it is for; of anything else the end is not in sight. */
export function planReaction(file: FileFacts, { call, lasting, held, variable }: Chain): Planned<ReactionPlan> {
  return attempt(() => {
    if (!isConnection(file, variable)) refuse(`a promise takes no reaction back, and where ${held} is over is not in sight: keep it in a Set that the end walks over, and take it out there`, call);
    const [react, ...others] = call.arguments;
    const method = methodCall(call);
    const statement = enclosingStatement(call);
    if (!react || others.length > 0 || !isFunction(react) || react.params.length > 0 || method?.name === 'catch') return refuse('the reaction asks what the promise was settled with', call);
    if (statement?.type !== T.ExpressionStatement || (statement.expression !== call && !(statement.expression.type === T.UnaryExpression && statement.expression.argument === call))) return refuse('something else is done with what the promise gives', call);
    if (file.sourceCode.getCommentsInside(statement).some((comment) => !within(comment as unknown as TSESTree.Node, react))) refuse('a comment stands beside the reaction', statement);
    const title = `\`${file.textOf(lasting)}\``;
    const rejected = method?.name === 'then' ? '; it runs as well when that is rejected' : '';
    return {
      plan: { by: 'reaction', statement: statement.range, lasting: lasting.range, react: react.range, emitter: variable.name, ...helperFor(file, 'settled') },
      verdict: { level: 'review', scope: 'file', reason: `Take the reaction off ${title} when ${held} closes${rejected}` },
    };
  });
}

/** The request or response of a server of Node, or its socket: by what gives it to its handler, and by what is done with it. */
function isConnection(file: FileFacts, { defs: [definition], references }: Variable): boolean {
  const handler = definition?.type === 'Parameter' && isFunction(definition.node) ? definition.node : undefined;
  if (!handler || !isGivenIt(file, handler)) return false;
  return references.some(({ identifier: { parent } }) => parent?.type === T.MemberExpression && /^(?:destroy|end|once|on|pause|pipe|resume|setHeader|write|writeHead)$/.test(memberName(parent) ?? ''));
}

function isGivenIt(file: FileFacts, handler: FunctionNode): boolean {
  const life = lifeOf(file, handler.body);
  const added = handler.parent.type === T.CallExpression ? listenerCall(handler.parent) : undefined;
  return (life.kind === 'request' && life.fn === handler) || (added?.handler === handler && added.by !== 'addEventListener' && /^(?:connection|request|secureConnection)$/.test(added.event ?? ''));
}
