import type { Edit, Range } from '../../finding.ts';
import type { Handler, ParameterType, SignalSite } from '../../plans/obligations/plan.ts';
import { declared } from './declare.ts';
import { after, atEndOf, before } from '../place.ts';
import { print, type Code } from '../print.ts';
import type { RewriteSource } from '../source.ts';

/** Gives a function that is written where it is added a name. */
export function nameHandler(source: RewriteSource, handler: Handler): Edit[] {
  if (handler.form === 'signal') return [...declared(source, handler.declare), ...handler.sites.map((site) => addSignal(source, site, handler.signal))];
  const { range } = source.node(handler.value, 'ArrowFunctionExpression', 'FunctionExpression', 'CallExpression');
  const replaced: Edit = { range, text: handler.name };
  const name = handler.name.replace(/^this\./, '');
  if (handler.form === 'field') {
    const code: Code = (indent) => `${indent}${handler.modifiers}${name} = ${moved(source, range, handler.types, indent)}${source.semicolons ? ';' : ''}`;
    const owner = source.node(handler.body, 'ClassBody');
    if (handler.after) return [after(source, source.node(handler.after, 'PropertyDefinition'), code, code('').includes('\n') ? source.eol : ''), replaced];
    const [first] = owner.body;
    return [...(first ? [before(source, first, (indent) => code(indent) + source.eol)] : atEndOf(source, owner, code)), replaced];
  }
  const statement = source.node(handler.before);
  const code: Code = (indent) => {
    const value = moved(source, range, handler.types, indent);
    return print(source, (j, old) => (handler.form === 'variable' ? j.variableDeclaration('const', [j.variableDeclarator(j.identifier(name), old(value))]) : j.expressionStatement(j.assignmentExpression('=', old(handler.name), old(value)))))(indent);
  };
  return [...declared(source, handler.declare), before(source, statement, code), replaced];
}

/** The text of a function for another place: indented anew, with the types that it loses by the move. */
function moved(source: RewriteSource, range: Range, types: readonly ParameterType[], indent: string): string {
  let text = '';
  let [at] = range;
  for (const { parameter, type } of types) {
    const { range: place } = source.node(parameter);
    const bare = source.text[place[0] - 1] !== '(' && !source.slice(range).startsWith('(');
    text += `${source.slice([at, place[0]])}${bare ? '(' : ''}${source.slice(place)}: ${type}${bare ? ')' : ''}`;
    [, at] = place;
  }
  text += source.slice([at, range[1]]);
  return source.reindent(text, source.indentAt(range[1]), indent);
}

/** `{ signal }` as the third argument, or among the options that are there. */
function addSignal(source: RewriteSource, { call, options }: SignalSite, signal: string): Edit {
  const { arguments: given } = source.node(call, 'CallExpression');
  const text = `signal: ${signal}`;
  if (!options) {
    const end = given[1] ? source.around(given[1])[1] : call[1] - 1;
    return { range: [end, end], text: `, { ${text} }` };
  }
  const node = source.node(options, 'ObjectExpression', 'Literal');
  if (node.type === 'Literal') return { range: node.range, text: node.value === true ? `{ capture: true, ${text} }` : `{ ${text} }` };
  const last = node.properties.at(-1);
  return last ? { range: [last.range[1], last.range[1]], text: `, ${text}` } : { range: node.range, text: `{ ${text} }` };
}
