/** The flows of an org by name, read when they are first needed. */
import { CaseMap } from '../../base/caseMap.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
import type { Component, ProjectModel, ProjectProblem } from '../../project/model.ts';
import { componentsOf } from '../../project/model.ts';
import type { Flow, FlowTrigger } from './model.ts';
import { FlowRefused, readFlow } from './readFlow.ts';

export class FlowBook {
  readonly #components: CaseMap<Component>;
  readonly #read = new CaseMap<Flow>();
  #triggered: ReadonlyMap<string, readonly Flow[]> | null = null;

  constructor(model: ProjectModel) {
    this.#components = new CaseMap(componentsOf(model, 'Flow').map((flow) => [flow.fullName, flow]));
  }

  /** A flow of any status: where there is no active version, the latest one runs. */
  flow(name: string): Flow | null {
    const known = this.#read.get(name);
    if (known !== undefined) return known;
    const component = this.#components.get(name.replace(/^.*__/, '')) ?? this.#components.get(name);
    if (component === undefined || component.xml === null) return null;
    try {
      const flow = readFlow(component.fullName, component.xml);
      this.#read.set(name, flow);
      return flow;
    } catch (error) {
      if (error instanceof FlowRefused) throw new UnsupportedError(error.feature, `flow ${component.fullName}`);
      throw error;
    }
  }

  /** Active flows that something calls. */
  called(): Flow[] {
    const active = [...this.#components.values()].filter(isActive);
    const flows = active.map(({ fullName }) => this.flow(fullName));
    return flows.filter((flow): flow is Flow => flow !== null && flow.trigger === null);
  }

  /** Active flows that records of an object start at a moment, in the order in which they run. */
  triggeredBy(objectName: string, moment: FlowTrigger['moment']): readonly Flow[] {
    this.#triggered ??= this.#readTriggered();
    return this.#triggered.get(`${moment} ${objectName.toLowerCase()}`) ?? [];
  }

  #readTriggered(): Map<string, Flow[]> {
    const byMoment = new Map<string, Flow[]>();
    for (const component of this.#components.values()) {
      const { xml, fullName } = component;
      const type = xml?.first('start')?.text('triggerType') ?? null;
      const flow = type === null || !isActive(component) ? null : this.flow(fullName);
      if (!flow?.trigger) continue;
      const key = `${flow.trigger.moment} ${flow.trigger.object.toLowerCase()}`;
      byMoment.set(key, [...(byMoment.get(key) ?? []), flow]);
    }
    for (const flows of byMoment.values()) flows.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
    return byMoment;
  }
}

/** Flows without a number run behind those up to 1,000 and before those above. */
function rank(flow: Flow): number {
  return flow.trigger?.order ?? 1000.5;
}

function isActive({ xml }: Component): boolean {
  return (xml?.text('status') ?? 'Active') === 'Active';
}

/** Active flows that cannot run here, with the reason. Other versions are kept without effect. */
export function flowProblems(model: ProjectModel): ProjectProblem[] {
  const problems: ProjectProblem[] = [];
  for (const component of componentsOf(model, 'Flow')) {
    if (component.xml === null || !isActive(component)) continue;
    try {
      readFlow(component.fullName, component.xml);
    } catch (error) {
      if (!(error instanceof FlowRefused)) throw error;
      const { fullName } = component;
      problems.push({ file: component.file, line: 1, message: error.message, component: { type: 'Flow', fullName } });
    }
  }
  return problems;
}
