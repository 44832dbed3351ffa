/** What a type is at run time. `library` covers every class the standard library declares. */
export type TypeKind = 'primitive' | 'collection' | 'class' | 'interface' | 'enum' | 'sobject' | 'library' | 'void';

/**
 * Interned descriptor of a type: one object per canonical name (`Map<Id,List<Account>>`), obtained by `env.type(name)`.
 * Descriptors of Apex classes are completed from `TypeInfo` when their module is registered, before any of its code runs.
 */
export interface RuntimeType {
  /** Canonical name: no spaces, System types without namespace, inner classes as `Outer.Inner`. */
  readonly name: string;
  readonly kind: TypeKind;
  readonly args: readonly RuntimeType[];
  readonly superType: RuntimeType | null;
  readonly interfaces: readonly RuntimeType[];
  /** The JavaScript class, for Apex classes whose module has been linked and library classes that Apex can extend. */
  readonly cls: ApexClass | null;
  readonly info: TypeInfo | null;
}

/** A JavaScript class emitted for an Apex class. */
export interface ApexClass {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  new (...args: never[]): any;
  readonly $type: RuntimeType;
  /** Runs the static initialisers if they have not run in this transaction; returns the class. Present when the class has static state. */
  $ready?(): ApexClass;
}

export type Access = 'private' | 'protected' | 'public' | 'global';

/** A field or property of an Apex class, for JSON, `toString`, stubs and `@TestVisible` tools. */
export interface FieldInfo {
  readonly name: string;
  readonly type: string;
  readonly access: Access;
  readonly isStatic: boolean;
  readonly isTransient: boolean;
  readonly isFinal: boolean;
  /** JavaScript property to read; null where the value comes from a getter body. */
  readonly slot: string | null;
  /** Method to call for reading / writing where a property has a body (see `getterName`, `setterName`); null otherwise. */
  readonly getter: string | null;
  readonly setter: string | null;
  readonly isProperty: boolean;
  readonly annotations: readonly AnnotationInfo[];
}

/** A method of an Apex class. `jsName` is what to call on the class (static) or the instance. */
export interface MethodInfo {
  readonly name: string;
  readonly jsName: string;
  readonly paramTypes: readonly string[];
  readonly paramNames: readonly string[];
  readonly returnType: string;
  readonly access: Access;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly annotations: readonly AnnotationInfo[];
  readonly line: number;
}

/** A constructor: `new cls()[jsName](...args)`. */
export interface ConstructorInfo {
  readonly jsName: string;
  readonly paramTypes: readonly string[];
  readonly access: Access;
}

/** An annotation: lower-case name and its parameters by lower-case name; a bare literal stands under `value`. */
export interface AnnotationInfo {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export type SharingModel = 'with' | 'without' | 'inherited' | 'none';

/** Everything the runtime, the test runner and the API need to know of a compiled type without running it. */
export interface TypeInfo {
  /** With its namespace: `acme.Box.Lid`. */
  readonly name: string;
  /** Empty for none. */
  readonly namespace: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly unit: string;
  readonly superType: string | null;
  readonly interfaces: readonly string[];
  readonly access: Access;
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly sharing: SharingModel;
  readonly annotations: readonly AnnotationInfo[];
  readonly fields: readonly FieldInfo[];
  readonly methods: readonly MethodInfo[];
  readonly constructors: readonly ConstructorInfo[];
  readonly enumValues: readonly string[];
  readonly apiVersion: number;
  readonly line: number;
}
