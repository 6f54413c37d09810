import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { keyName } from './syntax.ts';

/** The declaration of an instance's field, in the bodies of its class: `name: string`, `name = 1`, `#name`. */
export const declaredField = (bodies: readonly TSESTree.Node[], name: string): TSESTree.PropertyDefinition | undefined =>
  membersOf(bodies).find((member): member is TSESTree.PropertyDefinition => member.type === T.PropertyDefinition && !member.static && keyName(member.key, member.computed) === name);

/** The field that a constructor declares by its parameter: `constructor(private name: string)`. */
export const parameterField = (bodies: readonly TSESTree.Node[], name: string): TSESTree.TSParameterProperty | undefined =>
  membersOf(bodies)
    .flatMap((member) => (member.type === T.MethodDefinition && member.kind === 'constructor' ? member.value.params : []))
    .find((parameter): parameter is TSESTree.TSParameterProperty => parameter.type === T.TSParameterProperty && nameOfParameter(parameter)?.name === name);

/** Whether a class declares the field in either way. */
export const declaresField = (bodies: readonly TSESTree.Node[], name: string): boolean => declaredField(bodies, name) !== undefined || parameterField(bodies, name) !== undefined;

/** `name` of `private name: string`, `private name = 1`. */
export function nameOfParameter({ parameter }: TSESTree.TSParameterProperty): TSESTree.Identifier | undefined {
  const target = parameter.type === T.AssignmentPattern ? parameter.left : parameter;
  return target.type === T.Identifier ? target : undefined;
}

/** The members of the instance that code sees to, by its text: `name` of `this.name`, but for those that it only tells of something, `this.onEnd.fire()`. */
export const namedMembers = (code: string): ReadonlySet<string> => new Set([...code.matchAll(/\bthis\.(#?[\w$]+)(?![\w$]|\??\.(?:fire|emit|dispatchEvent)\b)/g)].map(([, name]) => name as string));

/** Whether a statement of a method does something that is not done by what sees to these members of the same instance. */
export function doesMore(statement: string, seenTo: ReadonlySet<string>): boolean {
  const named = [...namedMembers(statement)];
  return named.length === 0 ? !onlyTells.test(statement) : named.some((name) => !seenTo.has(name));
}

/** `this.onEnd.fire();` */
const onlyTells = /^\s*this\.#?[\w$]+\??\.(?:fire|emit|dispatchEvent)\(/;

const membersOf = (bodies: readonly TSESTree.Node[]): TSESTree.ClassElement[] => bodies.flatMap((body) => (body.type === T.ClassBody ? body.body : []));
