import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { effectsOf } from '../../../facts/effects.ts';
import type { FileFacts } from '../../../facts/file.ts';
import { isFileHandle } from '../../../facts/file-handles.ts';
import { identityOf, same } from '../../../facts/identity.ts';
import { enclosingFunction, enclosingStatement, methodCall, within, wrapped } from '../../../facts/syntax.ts';
import { readsOf } from '../../../facts/value-uses.ts';
import { contains } from '../../../facts/walk.ts';
import type { Range } from '../../../finding.ts';
import { carriers, isHanded, type LineWalk } from '../../../waste/line-walks.ts';
import { isLines } from '../../../waste/separators.ts';
import { fileSystemFunction, type WholeRead } from '../../../waste/whole-reads.ts';
import { attempt, type Planned } from '../../planned.ts';
import { refuse } from '../../refusal.ts';
import { Imports } from '../bindings.ts';
import { checkKeptPromises } from '../kept-promises.ts';
import { planEntries, planIndex } from './index-loop.ts';
import { helperFor, trimHelper } from './helper.ts';
import { planLoop, type Walked } from './loop.ts';
import type { LinesPlan, WalkPlan } from './plan.ts';

/** Lines that a generator reads as they are walked, instead of the whole text split. */
export function planLines(file: FileFacts, walk: LineWalk): Planned<LinesPlan> {
  return attempt(() => {
    const { read, split, separator, trim } = walk;
    if (isHanded(read)) refuse('The text is handed to a callback', read.call);
    if (isCaught(read)) refuse('A read that fails is caught before the walk', read.call);
    if (read.option) refuse('What the options do is not known', read.option);
    if (walk.form.by === 'headed') refuse(walk.form.rest ? 'The first line is taken apart from the others' : 'Only the first lines are wanted: read until they are there', walk.form.head);
    const ends = trim ? trimmedBy(separator, trim) : undefined;
    if (separator.is === 'other') refuse('What the text is split at may lie across two chunks', split.arguments[0]);
    if (read.of === 'file' && isFileHandle(file, read.from)) refuse('A descriptor is read where it stands', read.from);
    const start = startOf(walk);
    const between = quietBetween(file, walk, start);
    checkWrites(file, walk, start);
    const isAsync = read.comes === 'awaited' || (walk.form.by !== 'iterable' && (enclosingFunction(split)?.async ?? false));
    if (isAsync && walk.form.by === 'iterable') refuse('It takes no async generator', walk.form.taker);
    const imports = new Imports(file);
    const module = fileSystemFunction(file, read.call.callee)?.module ?? 'fs';
    const prefix = module.startsWith('node:') ? 'node:' : '';
    const form = read.of === 'body' ? 'body' : isAsync ? 'stream' : 'sync';
    if (form === 'stream') imports.take(/^(?:node:)?fs$|^graceful-fs$|^fs-extra$/, `${prefix}fs`, ['createReadStream'], read.call.callee);
    if (form === 'sync') {
      imports.take(/^(?:node:)?fs$|^graceful-fs$|^fs-extra$/, `${prefix}fs`, ['closeSync', 'openSync', 'readSync'], read.call.callee);
      imports.take(/^(?:node:)?string_decoder$/, `${prefix}string_decoder`, ['StringDecoder']);
    }
    const reader = helperFor(file, {
      form,
      separator,
      encoding: read.encoding ?? 'utf8',
      called: imports.called,
    });
    const helper = ends ? { name: reader.name, ...(reader.code ? { code: reader.code } : {}), trimmed: trimHelper(file, ends, isAsync) } : reader;
    const { plan, changes } = walkPlan(file, walk.form, { pieces: walk.pieces, made: [split, read.from], element: ['line', 'text', 'piece'], type: 'string', awaits: isAsync, helper: helper.name });
    const declared = carriers(file, walk);
    const kept = declared.find(({ init }) => init && within(split, init));
    const title = [`Read it ${isLines(separator) ? 'line by line' : 'piece by piece'}`, 'a read that fails may come after the first lines', ...(between ? [`the ${form === 'body' ? 'body is read' : 'file is opened'} where the walk begins`] : []), ...(isAsync ? ['other code may run between two lines'] : []), ...changes].join('; ');
    return {
      plan: {
        read: read.call.range,
        split: split.range,
        argument: read.from.range,
        suffix: read.of === 'body' ? (isBlob(file, read.from) ? '.stream()' : '.body') : '',
        helper,
        imports: imports.changes,
        dropped: [...declared.filter((declarator) => declarator !== kept).map(({ parent }) => parent.range), ...separatorAlone(file, split)],
        ...(kept?.id.typeAnnotation ? { untyped: kept.id.range } : {}),
        walk: plan,
      },
      verdict: { level: 'review', scope: 'file', reason: title },
    };
  });
}

/** `try { text = readFileSync(path); } catch { … }`, and the walk behind it. */
export function isCaught({ call, comes }: WholeRead): boolean {
  const value = comes === 'awaited' ? (wrapped(call).parent as TSESTree.Node) : call;
  return wrapped(value).parent?.type === T.AssignmentExpression;
}

/** `const separator = '\n';`, where nothing else asks for it: the generator has the text itself. */
function separatorAlone(file: FileFacts, split: TSESTree.CallExpression): readonly Range[] {
  const [name] = split.arguments;
  const variable = name?.type === T.Identifier ? file.scopes.variable(name) : undefined;
  const declaration = variable?.defs[0]?.type === 'Variable' ? variable.defs[0].parent : undefined;
  const isOwn = declaration?.kind === 'const' && declaration.declarations.length === 1 && /^(?:BlockStatement|Program)$/.test(declaration.parent.type);
  const isWritten = /^(?:Literal|TemplateLiteral)$/.test((declaration?.declarations[0]?.init ?? split).type);
  return variable && declaration && isOwn && isWritten && readsOf(variable).length === 1 && file.sourceCode.getCommentsInside(declaration).length === 0 ? [declaration.range] : [];
}

const isBlob = (file: FileFacts, node: TSESTree.Node): boolean => file.types.isNamed(node, { name: ['Blob', 'File'], from: 'lib' }) === 'yes';

/** `trim()` and `trimEnd()`, where what the text is split at is cut off as well. */
function trimmedBy(separator: LineWalk['separator'], trim: TSESTree.CallExpression): 'both' | 'end' {
  const name = methodCall(trim)?.name;
  const isBlank = separator.is === 'line end' || (separator.is === 'pattern' && (!separator.code.startsWith("'") || separator.code === "'\\r\\n'")) || (separator.is === 'character' && separator.text.trim() === '') || (separator.is === 'run' && /^\[?(?:\\[nrts]| )+\]?$/.test(separator.of));
  if (!isBlank || (name !== 'trim' && name !== 'trimEnd')) return refuse('It cuts the ends of the whole text', trim);
  return name === 'trim' ? 'both' : 'end';
}

/** What becomes of a walk whose list is made piece by piece. */
export function walkPlan(file: FileFacts, form: LineWalk['form'], walked: Walked): { plan: WalkPlan; changes: readonly string[] } {
  if (walked.awaits) checkKeptPromises(file, form);
  if (form.by === 'of') return { plan: { by: 'of', loop: form.loop.range, awaits: walked.awaits }, changes: [] };
  if (form.by === 'iterable') return { plan: { by: 'iterable', taker: form.taker.range }, changes: [] };
  if (form.by === 'headed') return refuse('The first element is taken apart from the others', form.head);
  if (form.by === 'index') return { plan: planIndex(file, form, walked), changes: [] };
  if (form.by === 'entries') return { plan: planEntries(file, form, walked), changes: [] };
  return planLoop(file, walked, form);
}

/** The statement where the walk begins, or the function whose body is the walk. */
export function startOf({ form, pieces }: Pick<LineWalk, 'form' | 'pieces'>): TSESTree.Node {
  return form.by === 'of' || form.by === 'index' || form.by === 'entries' ? form.loop : (enclosingStatement(pieces) ?? enclosingFunction(pieces) ?? refuse('It is walked in no statement of its own', pieces));
}

/** Whether statements stand between the read and the walk, which would run before the file is opened; refuses those that matter. */
function quietBetween(file: FileFacts, walk: LineWalk, start: TSESTree.Node): boolean {
  const { read, split } = walk;
  const value = read.comes === 'awaited' ? (wrapped(read.call).parent as TSESTree.Node) : read.call;
  return gapBetween(file, [value, split], carriers(file, walk), start);
}

/** Whether statements stand between what makes a list and its walk; `own` are the variables that carry it. */
export function gapBetween(file: FileFacts, made: readonly TSESTree.Node[], own: readonly TSESTree.VariableDeclarator[], start: TSESTree.Node, isHarmless: (statement: TSESTree.Statement) => boolean = () => false): boolean {
  const [value] = made;
  const first = value && enclosingStatement(value);
  if (!value || first === start || within(value, start)) return false;
  const block = start.parent as { body?: readonly TSESTree.Statement[] };
  if (!first || first.parent !== start.parent || !Array.isArray(block.body)) return refuse('It is walked only on some paths', start);
  const shared = own.find(({ parent }) => parent.declarations.length > 1);
  if (shared) refuse('It is declared together with others', shared);
  const body = block.body as readonly TSESTree.Statement[];
  const between = body.slice(body.indexOf(first) + 1, body.indexOf(start as TSESTree.Statement)).filter((statement) => !own.some(({ parent }) => parent === statement));
  if (!made.map((part) => enclosingStatement(part)).every((statement) => statement === start || own.some(({ parent }) => parent === statement))) refuse('It is kept in another way', first);
  const loud = between.find((statement) => !isQuiet(file, statement) && !isHarmless(statement));
  if (loud) refuse('What stands before the walk may need all of it', loud);
  return between.length > 0;
}

function isQuiet(file: FileFacts, statement: TSESTree.Statement): boolean {
  if (statement.type === T.FunctionDeclaration || /^TS(?:Interface|TypeAlias)/.test(statement.type)) return true;
  if (statement.type === T.ExpressionStatement && statement.expression.type === T.CallExpression && /^console\.\w+$/.test(file.textOf(statement.expression.callee))) return true;
  return statement.type === T.VariableDeclaration && statement.declarations.every(({ init }) => !init || effectsOf(file, init).visible === 'no' || isFreshCollection(init));
}

const isFreshCollection = (init: TSESTree.Node): boolean => init.type === T.NewExpression && init.callee.type === T.Identifier && /^(?:Map|Set|Array)$/.test(init.callee.name);

const writers = /^(?:appendFile|writeFile|truncate|unlink|rm|rename|copyFile|createWriteStream)/;

/** Refuses where the walk itself changes the file that it reads. */
function checkWrites(file: FileFacts, { read }: LineWalk, start: TSESTree.Node): void {
  if (read.of !== 'file') return;
  const path = identityOf(file, read.from);
  const changes = (node: TSESTree.Node): boolean => {
    if (node.type !== T.CallExpression) return false;
    const called = fileSystemFunction(file, node.callee);
    return called !== undefined && writers.test(called.name) && node.arguments.some((argument) => same(path, identityOf(file, argument)) === 'yes' || file.textOf(argument) === file.textOf(read.from));
  };
  if (contains(file, start, changes)) refuse('The walk changes the file that it reads', start);
}
