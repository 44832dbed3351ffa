/** Assignment and its compound forms: places that are evaluated once, read and written. */
import { getterName, setterName } from '../abi/mangle.ts';
import type { Bound } from '../semantics/bound.ts';
import { localName } from './emitExpression.ts';
import type { ExpressionEmitter } from './emitExpression.ts';
import { quote } from './pools.ts';

type Of<K extends Bound['kind']> = Extract<Bound, { kind: K }>;

/** Evaluates an expression into a temporary unless it is simple; gives the text to use for it. */
function hold(emitter: ExpressionEmitter, value: Bound): string {
  if (value.kind === 'this') return 'this';
  if (value.kind === 'local') return localName(value.local.name);
  const name = emitter.temporary();
  emitter.write(`${name} = `);
  emitter.emit(value);
  emitter.write(', ');
  return name;
}

/** `target = value`; `used` = somebody wants the value of the assignment. */
export function emitAssign(emitter: ExpressionEmitter, { target, value, at }: Of<'assign'>, used: boolean): void {
  emitter.module.out.mark(at);
  if (target.kind === 'local') {
    emitter.write(used ? '(' : '', `${localName(target.local.name)} = `);
    emitter.emit(value);
    emitter.write(used ? ')' : '');
    return;
  }
  if (target.kind === 'field' && !writesByCall(target)) {
    emitter.write(used ? '(' : '');
    emitter.fieldOwner(target);
    emitter.write(`.${target.field.slot} = `);
    emitter.emit(value);
    emitter.write(used ? ')' : '');
    return;
  }
  emitter.write('(');
  const place = placeOf(emitter, target);
  const result = used ? emitter.temporary() : null;
  place.write(() => {
    if (result !== null) emitter.write(`${result} = `);
    emitter.emit(value);
  });
  emitter.write(result === null ? ')' : `, ${result})`);
}

function writesByCall({ field, direct }: Of<'field'>): boolean {
  return field.owner.origin === 'library' || (field.writesByMethod && !direct);
}

/** Evaluates the parts of a place once; gives ways to read and write it. */
function placeOf(emitter: ExpressionEmitter, target: Bound): { read: string; write: (value: () => void) => void } {
  const around = (before: string, after: string) => (value: () => void) => {
    emitter.write(before);
    value();
    emitter.write(after);
  };
  if (target.kind === 'local') {
    const name = localName(target.local.name);
    return { read: name, write: around(`${name} = `, '') };
  }
  if (target.kind === 'index') {
    const list = hold(emitter, target.target);
    const index = hold(emitter, target.index);
    return { read: `$o.listGet(${list}, ${index})`, write: around(`$o.listSet(${list}, ${index}, `, ')') };
  }
  if (target.kind === 'record') {
    const [get, set] = target.part === 'field' ? ['getField', 'setField'] : ['getParent', 'setParent'];
    const record = hold(emitter, target.target);
    const name = quote(target.name);
    return {
      read: `$env.${get}($i(${record}), ${name})`,
      write: around(`$env.${set}($i(${record}), ${name}, `, ')'),
    };
  }
  if (target.kind !== 'field') throw new Error(`${target.kind} cannot be assigned`);
  return fieldPlace(emitter, target, around);
}

function fieldPlace(
  emitter: ExpressionEmitter,
  target: Of<'field'>,
  around: (before: string, after: string) => (value: () => void) => void,
): { read: string; write: (value: () => void) => void } {
  const { field, direct } = target;
  let owner: string;
  if (field.isStatic) {
    owner =
      field.owner === emitter.scope.owner && emitter.scope.ready
        ? emitter.module.classOf(field.owner, true)
        : `${emitter.module.classOf(field.owner)}.$ready()`;
  } else owner = target.viaSuper === true ? 'super' : hold(emitter, target.target as Bound);
  if (field.owner.origin === 'library') {
    const get = emitter.module.pools.library(field.owner, `get ${field.name}`, []);
    const set =
      emitter.module.pools.library(field.owner, `set ${field.name}`, [field.type]) ??
      unsupportedSetter(emitter, target);
    const self = field.isStatic ? '' : `, $i(${owner})`;
    return { read: `${get ?? 'null'}($env${self})`, write: around(`${set}($env${self}, `, ')') };
  }
  const read = field.readsByMethod && !direct ? `${owner}.${getterName(field.name)}()` : `${owner}.${field.slot}`;
  if (writesByCall(target)) return { read, write: around(`${owner}.${setterName(field.name)}(`, ')') };
  return { read, write: around(`${owner}.${field.slot} = `, '') };
}

function unsupportedSetter(emitter: ExpressionEmitter, { field, at }: Of<'field'>): string {
  const feature = `setting ${field.owner.name}.${field.name}`;
  emitter.module.warn(at, `Not supported by the local org: ${feature}`);
  return `(() => $env.unsupported(${quote(feature)}, ${quote(emitter.module.file)}, ${at.line}))`;
}

/** `target op= value`, `++`, `--`. */
export function emitUpdate(emitter: ExpressionEmitter, { target, result, old, at }: Of<'update'>, used: boolean): void {
  emitter.module.out.mark(at);
  emitter.write('(');
  const place = placeOf(emitter, target);
  let read = place.read;
  let kept: string | null = null;
  if (used && old) {
    kept = emitter.temporary();
    emitter.write(`${kept} = ${read}, `);
    read = kept;
  }
  const fresh = used && !old && target.kind !== 'local' ? emitter.temporary() : null;
  place.write(() => {
    if (fresh !== null) emitter.write(`${fresh} = `);
    emitter.placeholders.push(read);
    emitter.emit(result);
    emitter.placeholders.pop();
  });
  const final = kept ?? fresh;
  emitter.write(final === null ? ')' : `, ${final})`);
}
