/** Statements: bound tree → JavaScript. */
import type { Bound, BoundCase, BoundCatch, BoundStatement } from '../semantics/bound.ts';
import type { ExpressionEmitter } from './emitExpression.ts';
import { localName } from './emitExpression.ts';
import { linesOf, statementLines } from './coveredLines.ts';
import type { ModuleEmitter } from './moduleEmitter.ts';
import { quote } from './pools.ts';

type Of<K extends BoundStatement['kind']> = Extract<BoundStatement, { kind: K }>;

function isList({ type }: Bound): boolean {
  return type.symbol?.origin === 'library' && type.symbol.name === 'List';
}

/** Emits the statements of one function. */
export class StatementEmitter {
  readonly #module: ModuleEmitter;
  readonly #expressions: ExpressionEmitter;
  #names = 0;

  constructor(expressions: ExpressionEmitter) {
    this.#module = expressions.module;
    this.#expressions = expressions;
  }

  #write(...texts: readonly string[]): void {
    this.#module.out.write(...texts);
  }

  #name(prefix: string): string {
    return `$${prefix}_${this.#names++}`;
  }

  emit(statement: BoundStatement): void {
    if (statement.kind === 'block' || statement.kind === 'group') {
      this.#block(statement);
      return;
    }
    if (this.#module.withCoverage) this.#module.cover(statementLines(statement));
    this.#module.out.mark(statement.at);
    switch (statement.kind) {
      case 'variable':
        this.#write(`let ${localName(statement.local.name)} = `);
        if (statement.value) this.#expressions.emit(statement.value);
        else this.#write('null');
        return this.#write(';\n');
      case 'expression':
        this.#expressions.effect(statement.value);
        return this.#write(';\n');
      case 'if':
        return this.#if(statement);
      case 'switch':
        return this.#switch(statement);
      case 'for':
        return this.#for(statement);
      case 'forEach':
        return this.#forEach(statement);
      case 'while':
        this.#write('while (');
        this.#expressions.nonNull(statement.condition);
        this.#write(') ');
        return this.#loopBody(statement.body);
      case 'doWhile':
        this.#write('do ');
        this.#loopBody(statement.body);
        this.#write(`while (${this.#module.counting(linesOf(statement.condition))}`);
        this.#expressions.nonNull(statement.condition);
        return this.#write(');\n');
      case 'try':
        return this.#try(statement);
      case 'return':
        return this.#return(statement);
      case 'throw':
        this.#write('throw $env.raise(');
        this.#expressions.emit(statement.value);
        return this.#write(');\n');
      case 'break':
      case 'continue':
        return this.#write(`${statement.kind};\n`);
      case 'dml':
        return this.#dml(statement);
      case 'runAs':
        return this.#runAs(statement);
    }
  }

  #block(statement: Of<'block'> | Of<'group'>): void {
    const isBlock = statement.kind === 'block';
    if (isBlock) this.#write('{\n');
    for (const inner of statement.statements) this.emit(inner);
    if (isBlock) this.#write('}\n');
  }

  /** A statement in braces of its own. */
  #braced(statement: BoundStatement): void {
    if (statement.kind === 'block') this.#block(statement);
    else {
      this.#write('{\n');
      this.emit(statement);
      this.#write('}\n');
    }
  }

  #loopBody(body: BoundStatement): void {
    this.#write('{ $k();\n');
    this.emit(body);
    this.#write('}\n');
  }

  #if({ condition, then, otherwise }: Of<'if'>): void {
    this.#write('if (');
    this.#expressions.nonNull(condition);
    this.#write(') ');
    this.#braced(then);
    if (!otherwise) return;
    this.#write('else ');
    this.#braced(otherwise);
  }

  #for({ initial, condition, update, body }: Of<'for'>): void {
    this.#write('{\n');
    for (const statement of initial) this.emit(statement);
    this.#write('for (;');
    if (condition) this.#expressions.nonNull(condition);
    this.#write(';');
    update.forEach((expression, index) => {
      if (index > 0) this.#write(', ');
      this.#expressions.effect(expression);
    });
    this.#write(') ');
    this.#loopBody(body);
    this.#write('}\n');
  }

  #forEach(statement: Of<'forEach'>): void {
    const { local, collection, how, body } = statement;
    if (how === 'collection' && isList(collection)) return this.#forEachOfList(statement);
    this.#write(`for (let ${localName(local.name)} of `);
    if (collection.kind === 'soql' && how !== 'collection') {
      this.#write('$env.queryLoop(');
      this.#expressions.queryArguments(collection);
      this.#write(`, ${how === 'batches'})`);
    } else {
      this.#write(how === 'batches' ? '$env.inBatches(' : '$o.iterate(');
      this.#expressions.nonNull(collection);
      this.#write(')');
    }
    this.#write(') ');
    this.#loopBody(body);
  }

  /** A list that changes its size while the loop runs ends it with an error. */
  #forEachOfList({ local, collection, body }: Of<'forEach'>): void {
    const items = this.#name('a');
    const [size, index] = [this.#name('n'), this.#name('j')];
    this.#write(`{ const ${items} = $o.elements(`);
    this.#expressions.nonNull(collection);
    this.#write(`), ${size} = ${items}.length;\nfor (let ${index} = 0; `);
    this.#write(`${items}.length === ${size} ? ${index} < ${size} : $o.changedWhileIterated(); ${index}++) {`);
    this.#write(` let ${localName(local.name)} = ${items}[${index}];\n`);
    this.#loopBody(body);
    this.#write('} }\n');
  }

  #return({ value }: Of<'return'>): void {
    if (!value) {
      this.#write(this.#module.returns ?? 'return;', '\n');
      return;
    }
    this.#write('return ');
    this.#expressions.emit(value);
    this.#write(';\n');
  }

  // ---- switch ------------------------------------------------------------------------------------------------------------

  #switch({ subject, cases }: Of<'switch'>): void {
    const name = this.#name('s');
    this.#write(`{ const ${name} = `);
    this.#expressions.emit(subject);
    this.#write(';\n');
    cases.forEach((one, index) => {
      if (index > 0) this.#write('else ');
      this.#case(one, name);
    });
    this.#write('}\n');
  }

  #case({ when, body, at }: BoundCase, name: string): void {
    if (when.kind === 'else') {
      this.#braced(body);
      return;
    }
    this.#write(`if (${this.#module.counting(when.kind === 'type' ? [at.line] : linesOf(when.values))}`);
    if (when.kind === 'type') {
      this.#write(
        `$o.instanceOf(${name}, ${this.#module.pools.type(when.type)})) { let ${localName(when.local.name)} = ${name};\n`,
      );
      this.emit(body);
      this.#write('}\n');
      return;
    }
    when.values.forEach((value, index) => {
      if (index > 0) this.#write(' || ');
      this.#write(`${name} === `);
      this.#expressions.emit(value);
    });
    this.#write(') ');
    this.#braced(body);
  }

  // ---- exceptions --------------------------------------------------------------------------------------------------------

  #try(statement: Of<'try'>): void {
    this.#write('try ');
    this.#braced(statement.body);
    if (statement.catches.length > 0) {
      const name = this.#name('x');
      this.#write(`catch (${name}r) { const ${name} = $env.caught(${name}r);\n`);
      statement.catches.forEach((clause, index) => this.#catch(clause, name, index));
      const last = statement.catches.at(-1);
      if (last && last.type.name !== 'Exception') this.#write(`else throw ${name}r;\n`);
      this.#write('}\n');
    }
    if (!statement.finally) return;
    this.#write('finally ');
    this.#braced(statement.finally);
  }

  #catch({ type, local, body }: BoundCatch, name: string, index: number): void {
    if (index > 0) this.#write('else ');
    if (type.name !== 'Exception') this.#write(`if ($o.instanceOf(${name}, ${this.#module.pools.type(type)})) `);
    this.#write(`{ let ${localName(local.name)} = ${name};\n`);
    this.#module.cover([body.at.line]);
    this.emit(body);
    this.#write('}\n');
  }

  #runAs({ user, body }: Of<'runAs'>): void {
    const name = this.#name('u');
    this.#write(`{ const ${name} = $env.enterRunAs(`);
    this.#expressions.emit(user);
    this.#write('); try ');
    this.#braced(body);
    this.#write(`finally { $env.leaveRunAs(${name}); } }\n`);
  }

  #dml({ operation, access, stated, externalId, value, second }: Of<'dml'>): void {
    const key = `{ operation: ${quote(operation)}, mode: ${quote(access)}, stated: ${stated}, externalId: ${externalId === null ? 'null' : quote(externalId)} }`;
    this.#write(`$env.${second === null ? 'dml' : 'merge'}(${this.#module.pools.constant('m', key)}, `);
    this.#expressions.emit(value);
    if (second !== null) {
      this.#write(', ');
      this.#expressions.emit(second);
    }
    this.#write(');\n');
  }
}
