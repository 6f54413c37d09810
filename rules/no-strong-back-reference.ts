import type { FileFacts } from '../src/facts/file.ts';
import { nameOfParameter } from '../src/facts/fields.ts';
import { planWeakLink, planWeakUses } from '../src/plans/retention/weak-link.ts';
import { backLinks, linksForOthers, type BackLink } from '../src/retention/back-links.ts';
import { findingsOf, type Retained } from '../src/retention/report.ts';
import { defineRule } from '../src/rule.ts';

const name = 'no-strong-back-reference';

export default defineRule({
  name,
  description: 'disallow links from a child to its owner that keep the whole structure alive for one child that is kept',
  recommended: true,
  messages: {
    kept: 'One {{child}} in {{place}}, which lives as long as the program, keeps {{what}} alive: `{{link}}` leads back to it.',
    linked: 'Whoever keeps one {{child}} keeps its whole tree alive: `{{link}}` leads back to it.',
    elsewhere: 'One {{child}} that another file keeps as long as the program keeps {{what}} alive: `{{link}}` leads back to it.',
  },
  follow: planWeakUses,
  detect: (file) => findingsOf(file, name, [...backLinks(file), ...linksForOthers(file)].map((link) => retainedBy(file, link))),
});

function retainedBy(file: FileFacts, link: BackLink): Retained<unknown> {
  const { child, owner, field, name, kept, certainty } = link;
  const title = (node: BackLink['child']): string => (node.id ? `\`${node.id.name}\`` : 'instance');
  const isElsewhere = kept === 'elsewhere';
  const planned = planWeakLink(file, link);
  return {
    node: nameNode(field),
    messageId: isElsewhere ? 'elsewhere' : kept ? 'kept' : 'linked',
    data: { child: title(child), link: name, place: isElsewhere ? '' : (kept?.place.title ?? ''), what: owner === child ? 'its whole tree' : `its ${title(owner)} with all of its children` },
    certainty,
    facts: [
      { name: 'link', value: `${name}, from ${title(child)} to ${title(owner)}`, range: field.range },
      { name: 'children', value: `${title(owner)} holds them in ${link.children}` },
      ...(kept && !isElsewhere ? [{ name: 'kept', value: `${kept.as} of ${kept.place.title}`, range: kept.node.range }] : []),
    ],
    planned: isElsewhere ? { ...planned, verdict: { ...planned.verdict, scope: 'project' } } : planned,
    ...(link.isPrivate ? {} : { symbol: (field.type === 'TSParameterProperty' ? (nameOfParameter(field) ?? field) : nameNode(field)).range }),
    ...(isElsewhere && child.id ? { witness: child.id.range, candidate: true, proved: false } : {}),
  };
}

const nameNode = (field: BackLink['field']) => (field.type === 'PropertyDefinition' ? field.key : field.type === 'AssignmentExpression' ? field.left : field);
