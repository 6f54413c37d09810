import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { hasMembers } from '../../facts/kinds.ts';
import { isTypeScript } from '../../facts/language.ts';
import { originOf } from '../../facts/origin.ts';
import { dependencyVersion } from '../../facts/project.ts';
import { memberName, unwrap } from '../../facts/syntax.ts';
import { measureOf, type Measure } from '../../growth/byte-sized.ts';
import type { Growth } from '../../growth/growth.ts';
import { emptyings } from '../../growth/hollow.ts';
import type { Planned } from '../planned.ts';
import { freeVariable } from '../names.ts';
import { mayHaveToEnd } from './bound.ts';
import { mebibytes } from './bytes.ts';
import { byteLimitOf, limitOf } from './limit.ts';
import type { LruPlan } from './plan.ts';
import { writtenType } from './weak.ts';

const packages = [
  { module: 'lru-cache', name: 'LRUCache', option: 'max', isNamed: (major: number) => major >= 10 },
  { module: 'quick-lru', name: 'QuickLRU', option: 'maxSize', isNamed: () => false },
] as const;

/** The cache of a package that the file imports or the project depends on, where it can stand for the Map. */
export function lruPlan(file: FileFacts, growth: Growth): Planned<LruPlan> | undefined {
  const { collection, uses } = growth;
  const made = unwrap(collection.made);
  if (collection.kind !== 'map' || made.type !== T.NewExpression || made.arguments.length > 0 || uses.walks.length > 0 || uses.counts.length > 0 || uses.annotated.length > 0) return undefined;
  if (emptyings(file, uses).length > 0 || uses.additions.some(({ value }) => value && mayHaveToEnd(file, value))) return undefined;
  const type = typeOrNone(file, growth);
  if (type === 'other' || !fitsTypes(file, made, type)) return undefined;
  const measure = measureOf(file, collection, uses);
  // One that is larger than the bound is not kept at all.
  if (measure && (measure === 'uneven' || measure.settles || uses.lookups.some(isCountedOn))) return undefined;
  const found = measure ? countingCache(file, measure) : (ownCache(file) ?? projectCache(file));
  if (!found) return undefined;
  const limit = measure ? byteLimitOf(file, collection) : limitOf(file, collection);
  return {
    plan: { by: 'lru', made: made.range, ...(type ? { type: type.typeName.range } : {}), limit, ...found },
    verdict: { level: 'review', scope: 'file', reason: `Keep at most ${measure ? mebibytes(limit) : `${limit.value} entries`} in \`${collection.name}\`: the least recently used goes first` },
  };
}

function typeOrNone(file: FileFacts, { collection }: Growth): TSESTree.TSTypeReference | undefined | 'other' {
  try {
    return writtenType(file, collection);
  } catch {
    return 'other';
  }
}

/** The packages take no absent values, and need to be told the types of keys and values. */
function fitsTypes(file: FileFacts, made: TSESTree.NewExpression, type: TSESTree.TSTypeReference | undefined): boolean {
  if (!isTypeScript(file)) return true;
  const given = made.typeArguments ?? type?.typeArguments;
  return given?.params.length === 2 && !given.params.some((part) => isParameter(file, part)) && !/\b(?:undefined|null|unknown|void)\b/.test(file.textOf(given)) && (type === undefined || made.typeArguments === undefined);
}

/** A type parameter may stand for what is absent. */
const isParameter = (file: FileFacts, type: TSESTree.TypeNode): boolean => type.type === T.TSTypeReference && type.typeName.type === T.Identifier && file.scopes.variable(type.typeName)?.defs[0]?.node.type === T.TSTypeParameter;

type Found = Pick<LruPlan, 'className' | 'option' | 'measure' | 'add'>;

/** `all.get(key)!`, `all.get(key).title` */
const isCountedOn = (lookup: TSESTree.Node): boolean => lookup.parent?.type === T.TSNonNullExpression || (lookup.parent?.type === T.MemberExpression && !lookup.parent.optional);

/** lru-cache from its version 7 on, which counts sizes by `sizeCalculation`. */
export function countingCache(file: FileFacts, measure: Measure): Found | undefined {
  const [major = 0] = dependencyVersion(file.filename, 'lru-cache') ?? [];
  const found = projectCache(file);
  if (found?.option !== 'max') return undefined;
  const isNamed = file.sourceCode.ast.body.some((statement) => statement.type === T.ImportDeclaration && statement.source.value === 'lru-cache' && statement.specifiers.some(({ type }) => type === T.ImportSpecifier));
  return major >= 7 || isNamed ? { className: found.className, option: 'maxSize', measure, ...(found.add ? { add: found.add } : {}) } : undefined;
}

/** The cache class of a package that the file imports, or that it can import. */
export const projectCache = (file: FileFacts): Found | undefined => importedCache(file) ?? addedCache(file);

/** A class of the project that the file imports and makes caches of: `new LruMap<string, Page>(100)`. */
function ownCache(file: FileFacts): Found | undefined {
  for (const made of file.nodes(T.NewExpression)) {
    const origin = originOf(file, made.callee);
    const [size, ...others] = made.arguments;
    if (origin.from !== 'import' || !/^\.{1,2}\//.test(origin.module) || made.callee.type !== T.Identifier || !/lru/i.test(`${origin.name}${made.callee.name}`)) continue;
    if (!size || others.length > 0 || !isNumber(file, size) || !isMap(file, made)) continue;
    return { className: made.callee.name };
  }
  return undefined;
}

const isNumber = (file: FileFacts, node: TSESTree.Node): boolean => {
  const value = file.scopes.constant(unwrap(node)) ?? node;
  return value.type === T.Literal && typeof value.value === 'number';
};

/** Its type says that it can stand for a Map; without types, what is done with the one that is there. */
function isMap(file: FileFacts, made: TSESTree.NewExpression): boolean {
  if (file.types.typed) return hasMembers(file, made, [['get'], ['set'], ['has'], ['delete']]) === 'yes';
  const uses = (file.scopes.variableOf(made)?.references ?? []).flatMap(({ identifier: { parent } }) => (parent?.type === T.MemberExpression ? (memberName(parent) ?? []) : []));
  return uses.includes('get') && uses.includes('set');
}

function importedCache(file: FileFacts): Found | undefined {
  for (const statement of file.sourceCode.ast.body) {
    const known = statement.type === T.ImportDeclaration && statement.importKind !== 'type' ? packages.find(({ module }) => module === statement.source.value) : undefined;
    if (!known || statement.type !== T.ImportDeclaration) continue;
    const specifier = statement.specifiers.find((part) => part.type === T.ImportDefaultSpecifier || (part.type === T.ImportSpecifier && part.imported.type === T.Identifier && part.imported.name === known.name));
    if (specifier) return { className: specifier.local.name, option: known.option };
  }
  return undefined;
}

function addedCache(file: FileFacts): Found | undefined {
  const imports = file.sourceCode.ast.body.filter(({ type }) => type === T.ImportDeclaration);
  const [first] = file.sourceCode.ast.body;
  const requires = imports.length === 0 && /\brequire\(/.test(file.text);
  for (const { module, name, option, isNamed } of packages) {
    const [major] = dependencyVersion(file.filename, module) ?? [];
    if (major === undefined || !first || (requires && module === 'quick-lru')) continue;
    const className = freeVariable(file, [name]);
    const binding = isNamed(major) ? (className === name ? `{ ${name} }` : `{ ${name}${requires ? ':' : ' as'} ${className} }`) : className;
    const text = requires ? `const ${binding} = require('${module}');` : `import ${binding} from '${module}';`;
    const last = imports.at(-1);
    return { className, option, add: last ? { text, after: last.range } : { text, before: first.range } };
  }
  return undefined;
}
