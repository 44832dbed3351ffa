/**
 * Methods and fields that other systems call or see: tests, `@Future`, `@AuraEnabled`, invocable actions, REST and web services.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation.htm
 */
import { isList, isSObject } from './conversions.ts';
import type { FieldSymbol, MethodSymbol, TypeSymbol } from './symbols.ts';

/** Annotations of which a class may have one method each. */
const ONCE_PER_TYPE = ['InvocableMethod', 'TestSetup', 'HttpDelete', 'HttpGet', 'HttpPatch', 'HttpPost', 'HttpPut'];

const REST = ['HttpDelete', 'HttpGet', 'HttpPatch', 'HttpPost', 'HttpPut'];

function has(of: { readonly annotations: MethodSymbol['annotations'] }, name: string): boolean {
  return of.annotations.some((one) => one.name === name.toLowerCase());
}

/** What is wrong with a method for the sake of its annotations, in Salesforce's words. */
export function exposedMethodProblems(owner: TypeSymbol, method: MethodSymbol): string[] {
  return [
    ...testProblems(owner, method),
    ...(has(method, 'Future') ? futureProblems(method) : []),
    ...(has(method, 'InvocableMethod') ? invocableProblems(method) : []),
    ...(has(method, 'AuraEnabled') ? auraProblems(owner, method) : []),
    ...serviceProblems(owner, method),
  ];
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_isTest.htm */
function testProblems(owner: TypeSymbol, method: MethodSymbol): string[] {
  const setup = has(method, 'TestSetup');
  if (!setup && !has(method, 'IsTest')) return [];
  const found: string[] = [];
  const word = method.declaration?.modifiers.words.includes('testmethod') === true ? 'testMethod' : 'IsTest';
  if (!owner.isTest) found.push(`Defining type for ${word} methods must be declared as IsTest`);
  if (!method.isStatic) found.push('IsTest methods must be declared as static');
  if (method.parameters.length > 0) found.push('Test methods must have no arguments');
  if (setup && method.returnType.kind !== 'void') found.push('Test setup method must return void');
  return found;
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_future.htm */
function futureProblems(method: MethodSymbol): string[] {
  const found: string[] = [];
  if (method.returnType.kind !== 'void') {
    found.push(`Future methods do not support return type of ${method.returnType.shown}`);
  }
  for (const { type } of method.parameters) {
    const element = type.args[0] ?? type;
    if (isSObject(element) || element.symbol?.origin === 'apex' || element.name === 'Object') {
      found.push(`Future methods do not support parameter type of ${type.shown}`);
    }
  }
  return found;
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_InvocableMethod.htm */
function invocableProblems(method: MethodSymbol): string[] {
  const found: string[] = [];
  if (method.parameters.length > 1) {
    found.push('Only one parameter is supported on methods with @Invocable annotation');
  }
  const [only] = method.parameters;
  if (only && !isList(only.type)) {
    const rule = 'Valid invocable parameters must be List types like List<T> where T is a supported type';
    found.push(`Unsupported parameter type ${only.type.shown}. ${rule}`);
  }
  if (method.returnType.kind !== 'void' && !isList(method.returnType)) {
    found.push(`InvocableMethod methods do not support return type of ${method.returnType.shown}`);
  }
  return found;
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_AuraEnabled.htm */
function auraProblems(owner: TypeSymbol, method: MethodSymbol): string[] {
  const found: string[] = [];
  if (!method.isStatic && !/^get/i.test(method.name)) {
    found.push("Non static AuraEnabled methods must be named with a prefix 'get'");
  }
  const overloads = owner.methods.get(method.name) ?? [];
  if (overloads.filter((one) => has(one, 'AuraEnabled')).length > 1) {
    found.push(`Overload of AuraEnabled method: ${method.name} overload is not permitted`);
  }
  return found;
}

/** Web services, REST methods and what only they may be. */
function serviceProblems(owner: TypeSymbol, method: MethodSymbol): string[] {
  const words = method.declaration?.modifiers.words ?? [];
  if (owner.kind !== 'class') return [];
  const found: string[] = [];
  if (owner.access !== 'global') {
    if (words.includes('webservice')) found.push('Defining type for webService methods must be declared as global');
    else if (words.includes('global')) found.push('Defining type for global methods must be declared as global');
  }
  if (words.includes('webservice') && method.returnType.symbol?.name === 'Map') {
    found.push(`webService methods do not support return type of ${method.returnType.shown}`);
  }
  for (const name of REST) {
    if (has(method, name) && method.access !== 'global') found.push(`${name} methods must be declared as global`);
  }
  const scheduled = method.name.toLowerCase() === 'execute' && method.parameters[0]?.type.name === 'SchedulableContext';
  if (has(method, 'ReadOnly') && !has(method, 'RemoteAction') && !words.includes('webservice') && !scheduled) {
    found.push(
      'Only WebService, RemoteAction or Schedulable.execute(SchedulableContext) methods can be marked ReadOnly',
    );
  }
  return found;
}

/** What is wrong with a class for the sake of its methods' annotations. */
export function exposedTypeProblems(symbol: TypeSymbol): string[] {
  const methods = [...symbol.methods.values()].flat();
  const found = ONCE_PER_TYPE.filter((name) => methods.filter((method) => has(method, name)).length > 1).map(
    (name) => `Only one method per type can be defined with: ${name}`,
  );
  if (has(symbol, 'RestResource') && symbol.access !== 'global') {
    found.push('RestResource classes must be declared as global');
  }
  if (has(symbol, 'IsTest') && symbol.kind === 'enum') found.push('IsTest is not allowed on enums');
  return found;
}

/** What is wrong with a field or property for the sake of its annotations and its access. */
export function exposedFieldProblems(owner: TypeSymbol, field: FieldSymbol, words: readonly string[]): string[] {
  const found: string[] = [];
  const kind = field.type.symbol?.origin === 'library' ? field.type.symbol.name : '';
  if (has(field, 'InvocableVariable') && (kind === 'Map' || kind === 'Set')) {
    found.push(`InvocableVariable fields do not support type of ${field.type.shown}`);
  }
  if (words.includes('webservice') && owner.access !== 'global') {
    found.push('Defining type for webService fields must be declared as global');
  }
  return found;
}

/** Interfaces that only top-level classes can implement. */
export const TOP_LEVEL_ONLY: ReadonlySet<string> = new Set(['Database.Batchable', 'Messaging.InboundEmailHandler']);
