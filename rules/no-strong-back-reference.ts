import type { FileFacts } from '../src/facts/file.ts';
import { planWeakLink, planWeakUses } from '../src/plans/retention/weak-link.ts';
import { backLinks, type BackLink } from '../src/retention/back-links.ts';
import { nameOfParameter } from '../src/facts/fields.ts';
import { findingsOf, type Retained } from '../src/retention/report.ts';
import { defineRule } from '../src/rule.ts';

export default defineRule({
  name: 'no-strong-back-reference',
  description: 'disallow links from a child to its owner that keep the whole structure alive for one child that is kept',
  recommended: true,
  messages: {
    kept: 'One {{child}} in {{place}}, which lives as long as the program, keeps {{what}} alive: `{{link}}` leads back to it.',
    linked: 'Whoever keeps one {{child}} keeps its whole tree alive: `{{link}}` leads back to it.',
  },
  follow: (file, { data }, uses) => planWeakUses(file, data['link'] ?? '', uses),
  detect: (file) => findingsOf(file, 'no-strong-back-reference', backLinks(file).map((link) => retainedBy(file, link))),
});

function retainedBy(file: FileFacts, link: BackLink): Retained<unknown> {
  const { child, owner, field, name, kept, certainty } = link;
  const title = (node: BackLink['child']): string => (node.id ? `\`${node.id.name}\`` : 'instance');
  return {
    node: nameNode(field),
    messageId: kept ? 'kept' : 'linked',
    data: { child: title(child), link: name, place: kept?.place.title ?? '', what: owner === child ? 'its whole tree' : `its ${title(owner)} with all of its children` },
    certainty,
    facts: [
      { name: 'link', value: `${name}, from ${title(child)} to ${title(owner)}`, range: field.range },
      { name: 'children', value: `${title(owner)} holds them in ${link.children}` },
      ...(kept ? [{ name: 'kept', value: `${kept.as} of ${kept.place.title}`, range: kept.node.range }] : []),
    ],
    planned: planWeakLink(file, link),
    ...(link.isPrivate ? {} : { symbol: (field.type === 'TSParameterProperty' ? (nameOfParameter(field) ?? field) : nameNode(field)).range }),
  };
}

const nameNode = (field: BackLink['field']) => (field.type === 'PropertyDefinition' ? field.key : field.type === 'AssignmentExpression' ? field.left : field);
