/** The analysis of a program: declarations, types, names, overloads, conversions and checks. */
import { compareDiagnostics } from '../base/diagnostic.ts';
import { qualified } from '../base/nameScope.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { LibraryEntry } from '../abi/libraryType.ts';
import type { Schema } from '../schema/schema.ts';
import type { AnonymousUnit, ApexUnit, Declaration, TriggerUnit } from '../syntax/ast.ts';
import { bindType, TypeBinder } from './bindType.ts';
import type { Services } from './body.ts';
import type { BoundUnit } from './bound.ts';
import { CaseMap } from '../base/caseMap.ts';
import { Context } from './context.ts';
import { Conversions } from './conversions.ts';
import { declareHeader, declareMembers, declareType, MemberDeclarer } from './declare.ts';
import { Members } from './members.ts';
import { TypeSymbol } from './symbols.ts';
import { TypeTable } from './typeTable.ts';

/** A parsed file and the API version of its meta file. */
export interface SourceUnit {
  readonly unit: ApexUnit;
  readonly apiVersion: number;
  /** The namespace it belongs to; absent or empty for none. */
  readonly namespace?: string;
}

export interface AnalysisOptions {
  /** Names of the custom labels, with their namespaces (`acme.Greeting`); absent = `Label.X` is not checked. */
  readonly labels?: readonly string[];
  /** Names of the flows; absent = every `Flow.Interview.X` is a `Flow.Interview`. */
  readonly flows?: readonly string[];
  /** Names of the Visualforce pages; absent = `Page.X` is not checked. */
  readonly pages?: readonly string[];
  /** Binds the bodies of files of this kind alone; the others only declare. */
  readonly only?: ApexUnit['kind'];
}

/** What is known of a program after analysis; immutable. */
export interface SemanticModel {
  readonly units: readonly BoundUnit[];
  readonly types: TypeTable;
  readonly diagnostics: readonly Diagnostic[];
}

/** Analyses all files of a program together. */
export function analyse(
  units: readonly SourceUnit[],
  schema: Schema,
  library: readonly LibraryEntry[],
  options: AnalysisOptions = {},
): SemanticModel {
  const types = new TypeTable(schema, library);
  if (options.flows) types.flows = new CaseMap(options.flows.map((name) => [name, name]));
  const context = new Context(types);
  const conversions = new Conversions(types);
  const labels = namesOf(options.labels);
  const pages = namesOf(options.pages);
  const services: Services = { context, conversions, members: new Members(types, conversions), labels, pages };
  const declared = units.map((source) => declareUnit(context, source));
  const each = (work: (symbol: TypeSymbol) => void): void => {
    for (const symbol of declared.flat()) schema.names.within(symbol.namespace, () => work(symbol));
  };
  each((symbol) => declareHeader(context, symbol));
  each((symbol) => breakCircle(context, symbol));
  each((symbol) => declareMembers(context, symbol));
  const bound = units.flatMap((source, index) =>
    options.only === undefined || options.only === source.unit.kind
      ? [schema.names.within(source.namespace ?? '', () => bindUnit(services, source, declared[index] ?? []))]
      : [],
  );
  const diagnostics = dropRepeated([...context.diagnostics].sort(compareDiagnostics));
  return { units: bound, types, diagnostics };
}

function dropRepeated(sorted: readonly Diagnostic[]): Diagnostic[] {
  return sorted.filter((one, index) => {
    const before = sorted[index - 1];
    return !before || compareDiagnostics(before, one) !== 0 || before.message !== one.message;
  });
}

function unitName({ unit, namespace = '' }: SourceUnit): string {
  if (unit.kind === 'class') return qualified(namespace, unit.declaration.name);
  return unit.kind === 'trigger' ? qualified(namespace, unit.name) : 'AnonymousBlock';
}

/** The symbols of the types a file declares at its top. */
function declareUnit(context: Context, source: SourceUnit): TypeSymbol[] {
  const { unit, apiVersion, namespace = '' } = source;
  const facts = { file: unit.file, unit: unitName(source), apiVersion, namespace };
  if (unit.kind === 'class') {
    const symbol = declareType(unit.declaration, null, facts);
    if (context.types.apex.has(symbol.name)) {
      context.report(unit.file, unit.declaration.nameAt, `Duplicate class name: ${symbol.name}`);
    } else context.types.apex.set(symbol.name, symbol);
    return [symbol];
  }
  const script = new TypeSymbol(facts.unit, facts.unit, namespace, 'class', 'apex');
  script.file = unit.file;
  script.unit = facts.unit;
  script.apiVersion = apiVersion;
  script.sharing = unit.kind === 'trigger' ? 'without' : 'none';
  for (const member of unit.members) {
    if (isType(member)) script.inners.set(member.name, declareType(member, script, facts));
  }
  return [script];
}

function isType(member: { readonly kind: string }): member is Declaration {
  return member.kind === 'class' || member.kind === 'interface' || member.kind === 'enum';
}

/** A class that extends itself through others loses its superclass, with a message. */
function breakCircle(context: Context, symbol: TypeSymbol): void {
  const seen = new Set<TypeSymbol>([symbol]);
  for (let type = symbol.superType; type?.symbol; type = type.symbol.superType) {
    if (seen.has(type.symbol)) {
      if (symbol.declaration)
        context.report(symbol.file, symbol.declaration.nameAt, `Circular definition: ${symbol.name}`);
      symbol.superType = null;
      return;
    }
    seen.add(type.symbol);
  }
  for (const inner of symbol.inners.values()) breakCircle(context, inner);
}

function bindUnit(services: Services, source: SourceUnit, symbols: readonly TypeSymbol[]): BoundUnit {
  const { unit, apiVersion } = source;
  const name = unitName(source);
  const namespace = source.namespace ?? '';
  const [symbol] = symbols;
  if (!symbol) throw new Error(`${name} was not declared`);
  if (unit.kind === 'class') {
    return {
      unit,
      name,
      namespace,
      apiVersion,
      types: [symbol, ...symbol.inners.values()].map((one) => bindType(services, one)),
      script: null,
    };
  }
  const types = [...symbol.inners.values()].map((inner) => {
    declareHeader(services.context, inner);
    declareMembers(services.context, inner);
    return bindType(services, inner);
  });
  return { unit, name, namespace, apiVersion, types, script: bindScript(services, unit, symbol) };
}

/** Each event once, and `undelete` only after. */
function checkEvents({ context }: Services, { file, nameAt, events }: TriggerUnit): void {
  events.forEach((event, index) => {
    if (event === 'before undelete') context.report(file, nameAt, 'Trigger Usage Before Undelete is not supported');
    else if (events.indexOf(event) !== index) {
      context.report(file, nameAt, `Duplicate Trigger Usage: ${event.toUpperCase()}`);
    }
  });
}

function bindScript(
  services: Services,
  unit: TriggerUnit | AnonymousUnit,
  symbol: TypeSymbol,
): NonNullable<BoundUnit['script']> {
  const declarer = new MemberDeclarer(services.context, symbol);
  for (const member of unit.members) declarer.declare(member);
  const binder = new TypeBinder(services, symbol);
  const type = binder.members(unit.members);
  if (unit.kind === 'trigger' && !services.context.types.schema.object(unit.objectName)) {
    services.context.report(unit.file, unit.nameAt, `Invalid type: Schema.${unit.objectName}`);
  }
  if (unit.kind === 'trigger') checkEvents(services, unit);
  const named = unit.kind === 'trigger' ? services.context.types.schema.object(unit.objectName) : undefined;
  const triggerObject = unit.kind === 'trigger' ? (named?.apiName ?? unit.objectName) : null;
  const body = binder.body({ role: unit.kind, triggerObject }, [], [], unit.body);
  return { type, body, triggerObject };
}

/** Names without their case; null where they are not checked. */
function namesOf(names: readonly string[] | undefined): ReadonlySet<string> | null {
  return names ? new Set(names.map((name) => name.toLowerCase())) : null;
}
