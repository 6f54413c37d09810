import { AST_NODE_TYPES as T, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { isFunction, unwrap, wrapped, type FunctionNode } from './syntax.ts';

export type Variable = TSESLint.Scope.Variable;

/** Whether a variable belongs to the file as a whole, be it a module or a script. */
export const isOfTop = ({ scope: { type } }: Variable): boolean => type === 'module' || type === 'global';

/** Whether other functions than its own use a variable, as far as scopes tell: a class's fields have one too. */
export const mayBeCaptured = ({ scope, references }: Variable): boolean => references.some(({ from }) => from.variableScope !== scope.variableScope);

/** Which variable an identifier means. Resolved once a file; never by name. */
export class Scopes {
  /** Every variable that this file declares; the globals, some thousand of them, are none. */
  readonly declared: readonly Variable[];
  readonly #references = new Map<TSESTree.Node, TSESLint.Scope.Reference>();
  readonly #declared = new Map<TSESTree.Node, Variable>();
  readonly #constants = new Map<Variable, TSESTree.Expression | undefined>();

  constructor(manager: TSESLint.Scope.ScopeManager | null) {
    const declared: Variable[] = [];
    for (const scope of manager?.scopes ?? []) {
      for (const reference of scope.references) this.#references.set(reference.identifier, reference);
      for (const variable of scope.variables) {
        if (variable.defs.length > 0) declared.push(variable);
        for (const name of variable.identifiers) this.#declared.set(name, variable);
      }
    }
    this.declared = declared;
  }

  reference(node: TSESTree.Node): TSESLint.Scope.Reference | undefined {
    return this.#references.get(node);
  }

  /** The variable of an identifier, declared or used; undefined for globals that nothing declares. */
  variable(node: TSESTree.Node): Variable | undefined {
    return this.#references.get(node)?.resolved ?? this.#declared.get(node);
  }

  /** An identifier that means a global: nothing in the file declares it. */
  isGlobal(node: TSESTree.Node): node is TSESTree.Identifier {
    if (node.type !== T.Identifier) return false;
    const variable = this.variable(node);
    return !variable || variable.defs.length === 0;
  }

  /** The variable that a value begins in: the name of a declared function, or the one name of a declarator. */
  variableOf(value: TSESTree.Node): Variable | undefined {
    if (value.type === T.FunctionDeclaration) return value.id ? this.variable(value.id) : undefined;
    const outer = wrapped(value);
    const declarator = outer.parent;
    return declarator?.type === T.VariableDeclarator && declarator.init === outer && declarator.id.type === T.Identifier ? this.variable(declarator.id) : undefined;
  }

  /** The function that an expression means: a literal, or a variable that is only ever that function. */
  functionOf(node: TSESTree.Node): FunctionNode | undefined {
    const expression = unwrap(node);
    if (isFunction(expression)) return expression;
    if (expression.type !== T.Identifier) return undefined;
    const definition = this.variable(expression)?.defs[0];
    if (!definition) return undefined;
    if (isFunction(definition.node)) return definition.type === 'Parameter' ? undefined : definition.node;
    const value = this.constant(expression);
    if (!value) return undefined;
    const inner = unwrap(value);
    // const f = useCallback(() => …, []), debounce(() => …): the wrapped function is what runs.
    if (inner.type === T.CallExpression && inner.arguments[0] && /^(?:use[A-Z]\w*|debounce|throttle|\$?\w*[cC]allback)$/.test(this.#wrapperName(inner.callee))) {
      return isFunction(inner.arguments[0]) ? inner.arguments[0] : undefined;
    }
    return isFunction(inner) ? inner : undefined;
  }

  /** What a wrapper is called where it comes from: `useCallback` of `React.useCallback`, of `import { useCallback as keep }`. */
  #wrapperName(callee: TSESTree.Node): string {
    const expression = unwrap(callee);
    if (expression.type === T.MemberExpression) return expression.object.type === T.Identifier && expression.property.type === T.Identifier && !expression.computed ? expression.property.name : '';
    const specifier = this.variable(expression)?.defs[0]?.node;
    if (specifier?.type === T.ImportSpecifier && specifier.imported.type === T.Identifier) return specifier.imported.name;
    return expression.type === T.Identifier ? expression.name : '';
  }

  /** Every function that an expression may mean: a variable may be given one after the other. */
  functionsOf(node: TSESTree.Node): readonly FunctionNode[] {
    const sole = this.functionOf(node);
    if (sole) return [sole];
    const expression = unwrap(node);
    if (expression.type !== T.Identifier) return [];
    return (this.variable(expression)?.references ?? []).flatMap(({ writeExpr }) => {
      const value = writeExpr ? unwrap(writeExpr) : undefined;
      return isFunction(value) ? [value] : [];
    });
  }

  /** What a variable holds when it is written exactly once, by its initialiser or by one assignment. */
  constant(identifier: TSESTree.Node): TSESTree.Expression | undefined {
    const variable = this.variable(identifier);
    if (!variable) return undefined;
    if (!this.#constants.has(variable)) this.#constants.set(variable, soleValue(variable));
    return this.#constants.get(variable);
  }
}

function soleValue({ defs: [definition, ...others], references }: Variable): TSESTree.Expression | undefined {
  if (definition?.type !== 'Variable' || others.length > 0 || definition.node.id.type !== T.Identifier) return undefined;
  const writes = references.filter((reference) => reference.isWrite() && !(reference.writeExpr && isEmpty(reference.writeExpr)));
  const [only] = writes;
  return only && writes.length === 1 && isWhole(only.identifier) ? ((only.writeExpr as TSESTree.Expression | null | undefined) ?? undefined) : undefined;
}

/** `x = value`, not `for (x of values)`, `[x] = values` or `x += value`: there the scopes name what the value comes out of. */
const isWhole = ({ parent }: TSESTree.Node): boolean =>
  parent?.type === T.VariableDeclarator ? parent.parent.parent.type !== T.ForOfStatement && parent.parent.parent.type !== T.ForInStatement : parent?.type === T.AssignmentExpression && /^(?:\?\?|\|\||&&)?=$/.test(parent.operator);

const isEmpty = (node: TSESTree.Node): boolean => (node.type === T.Literal && node.value === null) || (node.type === T.Identifier && node.name === 'undefined');
