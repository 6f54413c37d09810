import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { isExported } from '../facts/known-calls.ts';
import { lifeOf } from '../facts/life.ts';
import type { Variable } from '../facts/scopes.ts';
import { enclosingFunction, inLoop, keyName, unwrap, type ClassNode } from '../facts/syntax.ts';
import { madeKind, type Collection } from './collection.ts';
import { fieldCollections } from './fields.ts';
import { closureOf, givesOut, isMiddleware } from './closures.ts';
import { runsAtLoad } from './load.ts';
import { propertyCollections } from './properties.ts';
import { variablesOfClass } from '../facts/singletons.ts';
import { staticUses } from './statics.ts';

/** Every collection of the file that may outlive those who write to it. */
export function collectionsOf(file: FileFacts): readonly Collection[] {
  return file.once(gather);
}

function gather(file: FileFacts): Collection[] {
  if (!/\[\s*\]|\{\s*\}|\bnew\s+(?:Map|Set|Array)\b|Object\.create|=\s*[[{]/.test(file.text)) return [];
  const held = file.scopes.declared.flatMap((variable) => ofVariable(file, variable, 'file') ?? []);
  return [...held, ...file.index.classes.flatMap((node) => staticsOf(file, node)), ...fieldCollections(file), ...propertyCollections(file)].sort((a, b) => a.made.range[0] - b.made.range[0]);
}

/** What makes the collections of a variable: its initialiser, or assignments that all make the same kind. */
export function ofVariable(file: FileFacts, variable: Variable, reach: 'file' | 'project'): Collection | undefined {
  const [definition] = variable.defs;
  if (definition?.type !== 'Variable' || variable.defs.length > 1 || definition.node.id.type !== T.Identifier) return undefined;
  const made = madeFor(file, variable);
  const kind = made && madeKind(file, made);
  if (!kind || isExported(file, variable) !== (reach === 'project') || inLoop(definition.node)) return undefined;
  const held = holderOf(file, variable, definition.node);
  const places = variable.references.map(({ identifier }) => identifier as TSESTree.Node);
  const isOfGlobal = variable.references.some(({ writeExpr }) => writeExpr?.type === T.AssignmentExpression);
  return held && { kind, ...held, name: variable.name, made, declaration: definition.node, places, reach: isOfGlobal && reach === 'file' ? 'convention' : reach };
}

function madeFor(file: FileFacts, { references }: Variable): TSESTree.Expression | undefined {
  for (const { writeExpr } of references) {
    const value = writeExpr ? maker(writeExpr) : undefined;
    if (value && madeKind(file, value)) return value;
  }
  return undefined;
}

/** `x = x || {}`, `x ??= new Map()`, `globalThis.x ??= new Map()`: what is made when nothing is there. */
function maker(node: TSESTree.Node): TSESTree.Expression | undefined {
  const value = unwrap(node);
  if (value.type === T.AssignmentExpression && /^(?:\?\?|\|\|)=$/.test(value.operator) && isGlobalProperty(value.left)) return maker(value.right);
  if (value.type === T.LogicalExpression && value.operator !== '&&') return maker(value.right);
  return value as TSESTree.Expression;
}

/** `globalThis.x`, which a hot reload or another copy of the module finds again. */
const isGlobalProperty = (node: TSESTree.Node): boolean => {
  const target = unwrap(node);
  const object = target.type === T.MemberExpression ? unwrap(target.object) : undefined;
  return object?.type === T.Identifier && /^(?:globalThis|window|global|self)$/.test(object.name);
};

function holderOf(file: FileFacts, variable: Variable, declarator: TSESTree.VariableDeclarator): Pick<Collection, 'holder' | 'livesOn'> | undefined {
  const fn = enclosingFunction(declarator);
  const life = lifeOf(file, declarator);
  if (!fn) return life.kind === 'module' ? { holder: 'module', livesOn: 'yes' } : undefined;
  // What no other function uses dies with the call, unless it is the module's own function.
  const captured = variable.references.some(({ identifier }) => enclosingFunction(identifier) !== fn);
  if (!captured) return undefined;
  const made = closureOf(file, variable, fn);
  const memoizes = made !== undefined && givesOut(file, variable, made);
  if (life.kind === 'module') return { holder: memoizes ? 'closure' : 'module', livesOn: 'yes' };
  if (!made || (life.kind !== 'function' && life.kind !== 'closure')) return undefined;
  const livesOn = runsAtLoad(file, fn) ? 'yes' : 'unknown';
  if (memoizes) return { holder: 'closure', livesOn };
  // A middleware lives as long as what it is given to.
  return livesOn === 'yes' || isMiddleware(file, made) || lifeOf(file, made.body).kind === 'request' ? { holder: 'module', livesOn } : undefined;
}

/** Static fields: they live as long as their class, which is the module's. */
export function staticsOf(file: FileFacts, node: ClassNode): Collection[] {
  return node.body.body.flatMap((member): Collection[] => {
    if (member.type !== T.PropertyDefinition || !member.static || !member.value) return [];
    const name = keyName(member.key, member.computed);
    const kind = madeKind(file, member.value);
    const reach = reachOf(file, member, node, name);
    if (name === undefined || !kind || !reach || lifeOf(file, node).kind !== 'module') return [];
    return [{ kind, name, made: member.value, declaration: member, reach, holder: 'static', livesOn: 'yes', places: staticUses(file, node, name) }];
  });
}

/** Who can reach a static field: this file, where it is private or its class is not exported; else others, by convention or at will. */
function reachOf(file: FileFacts, member: TSESTree.PropertyDefinition, node: ClassNode, name: string | undefined): Collection['reach'] | undefined {
  if (name?.startsWith('#') || member.accessibility === 'private') return 'file';
  if (member.accessibility === 'protected') return undefined;
  if (!variablesOfClass(file, node).some((variable) => isExported(file, variable))) return 'file';
  return name !== undefined && /^_|_$/.test(name) ? 'convention' : 'others';
}
