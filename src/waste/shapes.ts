import type { FileFacts } from '../facts/file.ts';
import { findingIds } from '../facts/finding-id.ts';
import { walksOpenEnded } from '../facts/open-ended.ts';
import type { Finding } from '../finding.ts';
import { planMethod } from '../plans/waste/method.ts';
import { planRest } from '../plans/waste/rest.ts';
import { deletedKeys, type DeletedKeys } from './deleted-keys.ts';
import { instanceClosures, type InstanceClosure } from './instance-closures.ts';

/** Records and instances, of which there are many, that each cost more than they hold. */
export function costlyShapes(file: FileFacts): readonly Finding[] {
  const id = findingIds(file);
  const found = [...deletedKeys(file).map((deleted) => deletedFinding(file, deleted, id)), ...instanceClosures(file).map((closure) => closureFinding(file, closure, id))];
  return found.sort((left, right) => left.range[0] - right.range[0]);
}

type Ids = ReturnType<typeof findingIds>;

function deletedFinding(file: FileFacts, deleted: DeletedKeys, id: Ids): Finding {
  const { deletions, of, again } = deleted;
  const [{ expression }] = deletions;
  return {
    id: id('consistent-shape', expression),
    rule: 'consistent-shape',
    messageId: 'deleted',
    data: { key: deletions.map(({ key }) => `\`${key}\``).join(', '), again: again.title },
    range: expression.range,
    certainty: again.open === 'yes' && walksOpenEnded(file, again.node) ? 'certain' : 'likely',
    facts: [
      { name: 'record', value: of, range: deleted.record.identifiers[0]?.range ?? expression.range },
      { name: 'again', value: `${again.title}; open-ended: ${again.open}`, range: again.node.range },
    ],
    ...planRest(file, deleted),
  };
}

function closureFinding(file: FileFacts, closure: InstanceClosure, id: Ids): Finding {
  const { field, name, owner, certainty } = closure;
  return {
    id: id('consistent-shape', field),
    rule: 'consistent-shape',
    messageId: 'closure',
    data: { name, owner: owner.id ? `\`${owner.id.name}\`` : 'the class' },
    range: field.key.range,
    certainty,
    facts: [{ name: 'uses', value: 'all call it on its object' }, { name: 'instances', value: 'many', range: owner.range }],
    ...planMethod(file, closure),
  };
}
