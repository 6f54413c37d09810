import { CorruptFindingError } from '../../codemod.ts';
import type { Edit, Range } from '../../finding.ts';
import type { WeakLinkPlan } from '../../plans/retention/plan.ts';
import { after, atEndOf, before } from '../place.ts';
import type { Code } from '../print.ts';
import type { RewriteSource } from '../source.ts';

/** The field holds a WeakRef; accessors of its old name go on giving and taking what it refers to. */
export function weakLink(plan: WeakLinkPlan, source: RewriteSource): Edit[] {
  const end = source.semicolons ? ';' : '';
  const declaration = `${plan.modifiers.ref}${plan.ref}${plan.types ? `: WeakRef<${plan.types.target}> | undefined` : ''}${end}`;
  const field = source.node(plan.field, 'PropertyDefinition', 'TSParameterProperty');
  const member = memberAt(source, plan.body, plan.after);
  const isFollowed = !/^[^\n]*\r?\n[\t ]*(?:\r?\n|\}|$)/.test(source.text.slice(member.range[1]));
  const accessors = after(source, member, isFollowed ? (indent) => accessorsOf(plan, source)(indent) + source.eol : accessorsOf(plan, source), source.eol);
  if (field.type === 'PropertyDefinition') return [{ range: plan.field, text: declaration }, accessors];
  if (!plan.parameter) throw new CorruptFindingError('parameter', plan.field);
  return [{ range: [field.range[0], field.parameter.range[0]], text: '' }, declared(source, plan, declaration), ...assigned(plan, plan.parameter, source), accessors];
}

function accessorsOf({ name, ref, modifiers, types, absent, isAssigned, parameter }: WeakLinkPlan, { step, eol, semicolons }: RewriteSource): Code {
  const end = semicolons ? ';' : '';
  const target = `this.${ref}?.deref()${absent === 'null' ? ' ?? null' : ''}`;
  const get = [`${modifiers.accessors}get ${name}()${types ? `: ${types.value}` : ''} {`, `${step}return ${target}${end}`, '}'];
  const set = [`${modifiers.accessors}set ${name}(value${types ? `: ${types.value}` : ''}) {`, `${step}this.${ref} = ${referenceTo('value')}${end}`, '}'];
  return (indent) => [...get, ...(isAssigned || parameter ? ['', ...set] : [])].map((line) => (line === '' ? line : indent + line)).join(eol);
}

const referenceTo = (name: string): string => `${name} ? new WeakRef(${name}) : undefined`;

function memberAt(source: RewriteSource, body: Range, range: Range) {
  const member = source.node(body, 'ClassBody').body.find(({ range: [start, end] }) => start === range[0] && end === range[1]);
  if (!member) throw new CorruptFindingError('member', range);
  return member;
}

/** The new field stands behind the others, or on top of the class. */
function declared(source: RewriteSource, { body }: WeakLinkPlan, declaration: string): Edit {
  const members = source.node(body, 'ClassBody').body;
  const last = members.findLast(({ type }) => type === 'PropertyDefinition');
  const code: Code = (indent) => indent + declaration;
  return last ? after(source, last, code) : before(source, members[0] as NonNullable<(typeof members)[0]>, (indent) => code(indent) + source.eol);
}

function assigned({ name }: WeakLinkPlan, parameter: NonNullable<WeakLinkPlan['parameter']>, source: RewriteSource): Edit[] {
  const body = source.node(parameter.body, 'BlockStatement');
  const code: Code = (indent) => `${indent}this.${name} = ${parameter.name}${source.semicolons ? ';' : ''}`;
  if (parameter.after) return [after(source, source.node(parameter.after, 'ExpressionStatement'), code)];
  const [first] = body.body;
  return first ? [before(source, first, code)] : atEndOf(source, body, code);
}
