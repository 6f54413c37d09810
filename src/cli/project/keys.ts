import { Node, type SourceFile, type Type } from 'ts-morph';

/**
 * The first string of a file that may be the key of a class's member: what is indexed, given to a function or compared
 * with is of the class, or not known. An index on the class itself is a use of the member like any other.
 */
export function keyNamed(source: SourceFile, name: string, member: Node): Node | undefined {
  const isOwn = (type: Type): boolean => mayHave(type, name, member);
  return source.getDescendants().find((node) => {
    const isText = (Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)) && node.getLiteralText() === name;
    return isText && mayBeKey(node, isOwn);
  });
}

function mayBeKey(text: Node, isOwn: (type: Type) => boolean): boolean {
  const parent = text.getParent();
  if (Node.isLiteralTypeNode(parent) || Node.isImportDeclaration(parent) || Node.isExportDeclaration(parent) || Node.isJsxAttribute(parent)) return false;
  if (Node.isPropertyAssignment(parent) && parent.getNameNode() === text) return false;
  if (Node.isElementAccessExpression(parent)) return isOpen(parent.getExpression().getType());
  if (Node.isBinaryExpression(parent)) {
    const operator = parent.getOperatorToken().getText();
    // An accessor is in the object, too.
    if (operator === 'in') return false;
    if (/^[!=]==?$/.test(operator)) return mayHold((parent.getLeft() === text ? parent.getRight() : parent.getLeft()).getType(), isOwn);
    if (operator === '+') return false;
  }
  if (Node.isCaseClause(parent)) return mayHold(parent.getFirstAncestorOrThrow(Node.isSwitchStatement).getExpression().getType(), isOwn);
  if (Node.isCallExpression(parent) && parent.getExpression() !== text) return mayIndex(parent, text, isOwn);
  const expected = Node.isExpression(text) ? text.getContextualType() : undefined;
  return expected === undefined || mayHold(expected, isOwn);
}

/** `pick(node, 'parent')`, `nodes.map(property('parent'))`; not `params.get('parent')`. */
function mayIndex(call: Node, text: Node, isOwn: (type: Type) => boolean): boolean {
  if (!Node.isCallExpression(call)) return true;
  const callee = call.getExpression();
  const others = [...call.getArguments().filter((argument) => argument !== text), ...(Node.isPropertyAccessExpression(callee) ? [callee.getExpression()] : [])];
  if (others.some((other) => partsOf(other.getType()).some((type) => isOpen(type) || isOwn(type)))) return true;
  const result = call.getType();
  // A call on nothing but the string: it may give a function of objects, or keep the key.
  return others.length === 0 || isOpen(result) || result.getCallSignatures().length > 0;
}

/** A type of strings: one of a few that are not all members of the class cannot be its key. */
function mayHold(type: Type, isOwn: (type: Type) => boolean): boolean {
  const parts = type.isUnion() ? type.getUnionTypes() : [type];
  const texts = parts.filter((part) => !part.isUndefined() && !part.isNull());
  return texts.length === 0 || !texts.every((part) => part.isLiteral()) || isKeyOf(texts, isOwn);
}

/** `'parent'` alone, or a union like `keyof Folder`: a few words of which the class has every one. */
const isKeyOf = (texts: readonly Type[], isOwn: (type: Type) => boolean): boolean => texts.length === 1 || texts.every((part) => isOwn(part));

const isOpen = (type: Type): boolean => type.isAny() || type.isUnknown() || type.isTypeParameter() || type.isNever() || (type.isObject() && type.getProperties().length === 0 && type.getCallSignatures().length === 0) || type.getStringIndexType()?.isAny() === true;

/** The parts of a union, and the elements of arrays. */
const partsOf = (type: Type): readonly Type[] => (type.isUnion() ? type.getUnionTypes().flatMap(partsOf) : type.isArray() ? [type, ...partsOf(type.getArrayElementTypeOrThrow())] : [type]);

/** Whether a type has the member itself, or, of a text, whether the member's class has a member of that name. */
function mayHave(type: Type, name: string, member: Node): boolean {
  const owner = member.getFirstAncestor(Node.isClassDeclaration) ?? member.getFirstAncestor(Node.isClassExpression);
  if (type.isStringLiteral()) return owner?.getType().getProperty(type.getLiteralValueOrThrow() as string) !== undefined;
  return type.getProperty(name)?.getDeclarations().some((declaration) => declaration === member.getParent()) ?? false;
}
