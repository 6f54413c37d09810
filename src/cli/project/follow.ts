import { applyEdits } from '../../apply/edits.ts';
import { refusalAt, type Outcome } from '../../apply/fixpoint.ts';
import type { Linted } from '../../apply/lint.ts';
import type { Site } from '../../apply/site.ts';
import type { Range } from '../../finding.ts';
import { isSound, newComplaint, ownObjection } from '../../apply/verify.ts';
import { nameOf } from '../read.ts';
import { Outside } from './outside.ts';
import { Programs, type Program } from './program.ts';

/** The files of a run as they are by now: texts change with each rewrite. */
export interface Workspace {
  readonly cwd: string;
  readonly level: 'safe' | 'review';
  /** The text of a file of the run; undefined for one that the run does not look at. */
  readonly text: (file: string) => string | undefined;
  /** The files whose text is not that on the disk any more. */
  readonly changed: () => Iterable<string>;
  readonly lint: (file: string, text: string) => Linted;
  readonly put: (texts: ReadonlyMap<string, string>, verified: 'types' | 'syntax') => void;
}

/** A rewrite over several files, ready to be written, or why there is none. stays: a candidate is a finding all the same. */
type Decision = { readonly texts: ReadonlyMap<string, string>; readonly program: Program; readonly reason: string; readonly verified: 'types' | 'syntax' } | { readonly refusal: string; readonly stays?: boolean };

/** Carries rewrites over several files: all files of one rewrite, or none. */
export class Follower {
  readonly #workspace: Workspace;
  readonly #programs = new Programs();
  readonly #outside = new Outside();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** What becomes of the findings and candidates of a file that reach over several files. Candidates that are none are left out. */
  follow(file: string): readonly Outcome[] {
    const { text, lint, put, level } = this.#workspace;
    const outcomes: Outcome[] = [];
    const decided = new Set<string>();
    for (;;) {
      const linted = lint(file, text(file) ?? '');
      const site = [...linted.sites, ...linted.candidates].find((one) => one.follow && !decided.has(one.finding.id));
      if (!site) return outcomes;
      decided.add(site.finding.id);
      const decision = this.#decide(file, linted, site);
      if ('refusal' in decision) {
        if (!site.finding.candidate || decision.stays) outcomes.push({ site, rewritten: false, reason: decision.refusal });
        continue;
      }
      const refusal = refusalAt(level)({ ...site, reason: decision.reason });
      if (refusal === undefined) put(decision.texts, decision.verified);
      else for (const changed of decision.texts.keys()) decision.program.put(changed, text(changed) ?? '');
      outcomes.push({ site, rewritten: refusal === undefined, reason: refusal ?? decision.reason });
    }
  }

  #decide(file: string, linted: Linted, site: Site): Decision {
    const { follow } = site;
    if (!follow) return { refusal: site.reason };
    const program = this.#programs.of(file);
    if (!program) return { refusal: `no tsconfig includes ${this.#name(file)}, so its uses in other files cannot be followed` };
    this.#bring(program);
    const objection = follow.symbol && this.#outside.objection(program, file, linted.text.slice(...follow.symbol), follow.symbol);
    if (objection !== undefined) return { refusal: objection };
    return this.#rewrite(program, file, linted, site);
  }

  /** The program reads from the disk; what the run has changed is not there yet. */
  #bring(program: Program): void {
    for (const file of this.#workspace.changed()) {
      const text = this.#workspace.text(file);
      if (text !== undefined) program.put(file, text);
    }
  }

  #rewrite(program: Program, file: string, linted: Linted, site: Site): Decision {
    const { text, lint } = this.#workspace;
    const before = new Map([[file, linted]]);
    const texts = new Map<string, string>();
    const changes: string[] = [];
    const { candidate, proved } = site.finding;
    let isProved = proved;
    let refusal: string | undefined;
    const uses = new Map<string, Range[]>();
    for (const name of [site.follow?.symbol, site.follow?.witness]) for (const [other, ranges] of name ? program.usesOf(file, name) : []) uses.set(other, [...(uses.get(other) ?? []), ...ranges]);
    for (const [other, ranges] of uses) {
      if (other === file) continue;
      const present = text(other);
      if (present === undefined) return { refusal: `it is used in ${this.#name(other)}, which this run does not look at` };
      const read = lint(other, present);
      if (!read.read) return { refusal: `it is used in ${this.#name(other)}, which cannot be read` };
      const part = site.follow?.inFile(read.read, ranges);
      isProved ||= part?.proves;
      if (!part || 'refusal' in part) {
        const why = `${part?.refusal ?? ''} (${this.#name(other)}:${lineAt(present, part?.at?.[0] ?? ranges[0]?.[0] ?? 0)})`;
        if (part?.proves === undefined) return { refusal: why };
        refusal ??= why;
        continue;
      }
      before.set(other, read);
      if (part.changes !== '') changes.push(part.changes);
      if (part.edits.length > 0) texts.set(other, applyEdits(present, part.edits));
    }
    if (candidate && (proved === undefined ? [...uses.keys()].every((other) => other === file) : !isProved)) return { refusal: 'no use in another file makes it a finding' };
    refusal ??= site.level === 'manual' ? site.reason : undefined;
    if (refusal !== undefined) return { refusal, stays: true };
    texts.set(file, applyEdits(linted.text, site.follow?.own() ?? []));
    const objection = this.#objection(program, { before, texts, site, file });
    const verified = [...before.keys()].every((one) => isSound(program.diagnostics(one))) ? 'types' : 'syntax';
    return objection === undefined ? { texts, program, verified, reason: [site.reason, ...new Set(changes)].join('; ') } : { refusal: objection, stays: isProved === true };
  }

  /** Why the new texts may not stay; the program has the old ones again then. */
  #objection(program: Program, { before, texts, site, file }: { before: ReadonlyMap<string, Linted>; texts: ReadonlyMap<string, string>; site: Site; file: string }): string | undefined {
    const { lint } = this.#workspace;
    for (const [changed, next] of texts) {
      const objection = ownObjection(before.get(changed) as Linted, lint(changed, next), changed === file && !site.finding.candidate ? [site] : []);
      if (objection !== undefined) return objection;
    }
    const files = [...before.keys()];
    const known = new Map(files.map((one) => [one, program.diagnostics(one)]));
    for (const [changed, next] of texts) program.put(changed, next);
    for (const one of files) {
      const old = known.get(one) ?? [];
      const complaint = isSound(old) ? newComplaint(old, program.diagnostics(one)) : undefined;
      if (!complaint) continue;
      for (const [changed] of texts) program.put(changed, before.get(changed)?.text ?? '');
      return `taken back: TypeScript has a new complaint about ${this.#name(one)} (line ${complaint.line}: ${complaint.text})`;
    }
    return undefined;
  }

  #name(file: string): string {
    return nameOf(file, this.#workspace.cwd);
  }
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
