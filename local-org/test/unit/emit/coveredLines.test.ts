import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile } from '../../../src/emit/compile.ts';
import { loadLibrary } from '../../../src/library/index.ts';
import { standardSchema } from './apexProgram.ts';

/** Lines marked with `// +` are those that count; the marks are checked against Salesforce's own front end. */
const SOURCE = `public class Probe {
  Integer plain;
  Integer started = 1; // +
  static final String NAME = 'x';
  static final String JOINED = 'x' + 'y'; // +
  public Integer automatic { get; set; } // +
  public Integer counted { // +
    get {
      return 1; // +
    }
    set;
  }
  static { // static block
    Integer inBlock = 3; // +
  }
  public Probe() { // +
    this(1); // +
  }
  public Probe(Integer x) { // +
  }
  public void f(Integer x) { // +
    Integer y; // +
    if (x == 1) { // +
      y = 2; // +
    } else if (x == 2) { // +
      y = 3; // +
    } else {
      y = 4; // +
    }
    for (Integer i = 0; i < 2; i++) { // +
      y++; // +
    }
    do {
      x++; // +
    } while (x < 1); // +
    try { // +
      insert new Account(); // +
    } catch (DmlException e) { // +
      throw e; // +
    } finally {
      y = 1; // +
    }
    switch on x { // +
      when 1 { // +
        y = 5; // +
      }
      when else {
        y = 6; // +
      }
    }
    System.debug('not counted');
    String s = 'a' + // +
      'b' +
      g(); // +
    List<Account> rows = [ // +
      SELECT Id
      FROM Account
      WHERE Name = :s // +
    ];
    Integer v = x == 1 // +
      ? 1 // +
      : 2; // +
    f( // +
      y // +
    );
  }
  static String g() { // +
    return null; // +
  }
  public abstract class Part {
    public abstract void m();
    public virtual void n() {} // +
  }
}
`;

test('lines count for coverage where the platform counts them', () => {
  const source = { file: 'Probe.cls', text: SOURCE, kind: 'class', apiVersion: 67 } as const;
  const { modules, diagnostics } = compile([source], standardSchema(), loadLibrary(), {
    cacheDir: null,
    coverage: true,
  });
  assert.deepEqual(diagnostics, []);
  const marked = SOURCE.split('\n').flatMap((line, index) => (line.endsWith('// +') ? [index + 1] : []));
  assert.deepEqual(
    [...(modules[0]?.coverableLines ?? [])].sort((a, b) => a - b),
    marked,
  );
});
