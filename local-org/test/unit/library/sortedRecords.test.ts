import assert from 'node:assert/strict';
import { test } from 'node:test';
import { output } from '../emit/apexProgram.ts';

test('records sort by object label, Name, standard fields in alphabetical order; empty ones first', () => {
  const run = `List<SObject> l = new List<SObject>{ new Contact(LastName = 'b'), new Account(Name = 'z'), new Account(Name = 'a', Site = 'B'),
      new Account(Name = 'a', Industry = 'X'), new Account(), null };
    l.sort();
    for (SObject o : l) { System.debug(o); }`;
  const expected = [
    'null',
    'Account:{}',
    'Account:{Name=a, Site=B}',
    'Account:{Name=a, Industry=X}',
    'Account:{Name=z}',
  ];
  assert.deepEqual(output({ run }), [...expected, 'Contact:{LastName=b}']);
});
