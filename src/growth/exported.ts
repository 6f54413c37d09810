import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { isExported } from '../facts/known-calls.ts';
import type { Variable } from '../facts/scopes.ts';
import { variablesOfClass } from '../facts/singletons.ts';
import { isClass, keyName, memberName } from '../facts/syntax.ts';
import type { Collection } from './collection.ts';
import { collectionsOf, ofVariable, staticsOf } from './holders.ts';

/** The module's own collections that others can reach: by what it exports, by a public static field, by a getter of an exported class. They may grow or shrink them as well. */
export function exportedCollections(file: FileFacts): readonly Collection[] {
  return file.once(gatherExported);
}

function gatherExported(file: FileFacts): Collection[] {
  if (!/^\s*export\b/m.test(file.text)) return [];
  const variables = file.scopes.declared.flatMap((variable): Collection[] => {
    const found = variable.scope.type === 'module' ? ofVariable(file, variable, 'project') : undefined;
    return found && !isMomentary(variable) ? [{ ...found, places: found.places.filter(({ parent }) => parent?.type !== T.ExportSpecifier && parent?.type !== T.ExportDefaultDeclaration) }] : [];
  });
  const statics = file.index.classes.flatMap((node) => staticsOf(file, node)).filter(({ reach }) => reach === 'others').map((found): Collection => ({ ...found, reach: 'project' }));
  return [...variables, ...statics, ...collectionsOf(file).flatMap((collection) => givenByGetter(file, collection) ?? [])];
}

/** `export default all` gives the value that a variable has then: of a constant, all that it ever has. */
const isMomentary = ({ references, defs: [definition] }: Variable): boolean =>
  references.some(({ identifier: { parent } }) => parent?.type === T.TSExportAssignment || (parent?.type === T.ExportDefaultDeclaration && !(definition?.type === 'Variable' && definition.parent.kind === 'const')));

/** `static get all() { return this.#all; }` in an exported class: the getter stands for the collection, where this file asks the field alone. */
function givenByGetter(file: FileFacts, collection: Collection): Collection | undefined {
  const { holder, reach, places } = collection;
  if ((holder !== 'module' && holder !== 'static' && holder !== 'singleton') || reach !== 'file') return undefined;
  const given = places.flatMap((place) => {
    const getter = getterOf(place);
    return getter ? [{ place, getter }] : [];
  });
  const [{ getter } = { getter: undefined }] = given;
  const name = getter && keyName(getter.key, getter.computed);
  const isPublic = getter && name !== undefined && !name.startsWith('#') && (getter.accessibility ?? 'public') === 'public' && isClass(getter.parent.parent) && variablesOfClass(file, getter.parent.parent).some((variable) => isExported(file, variable));
  if (!getter || !isPublic || given.length > 1 || file.index.members.some((member) => memberName(member) === name)) return undefined;
  return { ...collection, reach: 'project', getter, places: places.filter((place) => place !== given[0]?.place) };
}

/** The getter that does nothing but give a place out. */
function getterOf({ parent }: TSESTree.Node): TSESTree.MethodDefinition | undefined {
  const body = parent?.type === T.ReturnStatement && parent.parent.type === T.BlockStatement && parent.parent.body.length === 1 ? parent.parent : undefined;
  const member = body?.parent.parent;
  return member?.type === T.MethodDefinition && member.kind === 'get' ? member : undefined;
}
