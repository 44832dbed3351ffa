/**
 * Annotations: which there are, which properties they take and with which values.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation.htm
 */
import type { Annotation, Place } from '../syntax/ast.ts';

interface PropertyRule {
  readonly name: string;
  /** `text` takes quoted values only, `flag` takes anything but reads true and false. */
  readonly holds: 'text' | 'flag';
  readonly typesOnly?: boolean;
  readonly values?: readonly string[];
}

interface AnnotationRule {
  /** The annotation's name as messages write it. */
  readonly name: string;
  readonly properties: readonly PropertyRule[];
}

const text = (name: string, more: Partial<PropertyRule> = {}): PropertyRule => ({ name, holds: 'text', ...more });
const flag = (name: string, more: Partial<PropertyRule> = {}): PropertyRule => ({ name, holds: 'flag', ...more });
const JSON_ACCESS = ['never', 'sameNamespace', 'samePackage', 'always'];

const RULES: readonly AnnotationRule[] = [
  { name: 'AuraEnabled', properties: [flag('cacheable'), flag('continuation'), text('scope', { values: ['global'] })] },
  { name: 'Deprecated', properties: [] },
  { name: 'Future', properties: [flag('callout')] },
  {
    name: 'InvocableMethod',
    properties: [
      ...['label', 'description', 'category', 'configurationEditor', 'iconName', 'capabilityType'].map((name) =>
        text(name),
      ),
      flag('callout'),
    ],
  },
  {
    name: 'InvocableVariable',
    properties: [
      ...['label', 'description', 'placeholderText', 'defaultValue'].map((name) => text(name)),
      flag('required'),
    ],
  },
  {
    name: 'IsTest',
    properties: [
      flag('SeeAllData'),
      flag('OnInstall'),
      flag('isParallel', { typesOnly: true }),
      flag('critical', { typesOnly: true }),
      text('testFor', { typesOnly: true }),
    ],
  },
  {
    name: 'JsonAccess',
    properties: [text('serializable', { values: JSON_ACCESS }), text('deserializable', { values: JSON_ACCESS })],
  },
  { name: 'RestResource', properties: [text('urlMapping')] },
  { name: 'SuppressWarnings', properties: [text('value')] },
  ...['NamespaceAccessible', 'ReadOnly', 'RemoteAction', 'TestSetup', 'TestVisible'].map((name) => ({
    name,
    properties: [],
  })),
  ...['HttpDelete', 'HttpGet', 'HttpPatch', 'HttpPost', 'HttpPut'].map((name) => ({ name, properties: [] })),
];

const BY_NAME = new Map(RULES.map((rule) => [rule.name.toLowerCase(), rule]));

/** A finding about an annotation and where it belongs. */
export interface AnnotationProblem {
  readonly at: Place;
  readonly message: string;
}

/** What is wrong with one annotation of a declaration named at `declared`. */
export function annotationProblems(annotation: Annotation, onType: boolean, declared: Place): AnnotationProblem[] {
  const rule = BY_NAME.get(annotation.name.toLowerCase());
  if (!rule) return [{ at: annotation.at, message: `Annotation does not exist: ${annotation.name}` }];
  const found = annotation.parameters.flatMap((given) => propertyProblems(rule, given, onType, declared));
  return [...found, ...wholeProblems(rule, annotation, declared)];
}

function propertyProblems(
  rule: AnnotationRule,
  given: Annotation['parameters'][number],
  onType: boolean,
  declared: Place,
): AnnotationProblem[] {
  const property = rule.properties.find(({ name }) => name.toLowerCase() === given.name.toLowerCase());
  const here = (message: string): AnnotationProblem[] => [{ at: given.at, message }];
  if (!given.quoted && /^\d/.test(given.value)) return here("Unexpected token '='.");
  if (!property) return here(`No such property, ${given.name}, defined on this annotation: ${rule.name}`);
  const written = `Annotation property, ${property.name} on ${rule.name},`;
  if (property.holds === 'text' && !given.quoted) {
    return here(`Invalid value for property ${property.name} expected type String`);
  }
  if (property.values && !property.values.includes(given.value))
    return here(`${written} unknown value: ${given.value}`);
  return property.typesOnly === true && !onType
    ? [{ at: declared, message: `${written} is not allowed on methods` }]
    : [];
}

/** Properties that must be there. */
function wholeProblems(rule: AnnotationRule, annotation: Annotation, declared: Place): AnnotationProblem[] {
  const given = new Map(annotation.parameters.map((one) => [one.name.toLowerCase(), one]));
  if (rule.name === 'RestResource') {
    const mapping = given.get('urlmapping');
    if (!mapping) return [{ at: annotation.at, message: 'Required property is missing: urlMapping' }];
    if (mapping.quoted && !mapping.value.startsWith('/')) {
      return [{ at: declared, message: "Rest Resource url must begin with a forward slash, '/'" }];
    }
  }
  if (rule.name === 'JsonAccess' && !given.has('serializable') && !given.has('deserializable')) {
    return [{ at: declared, message: 'At least one JSON serialization control parameter must be specified' }];
  }
  return [];
}
