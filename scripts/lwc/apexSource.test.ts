import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readClass, typeScriptOf } from './apexSource.ts';
import { differingShapes } from './shapes.ts';

const CONTROLLER = `
/** Says @AuraEnabled public static String ghost() in a comment. */
public with sharing class WalletController {
    // @AuraEnabled public static String ghostToo() {}
    @AuraEnabled(cacheable=true)
    public static Wallet getWallet() { return null; }

    @AuraEnabled
    public static PayoutView redeem(Id rewardItemId, Decimal amount, final Map<String, List<Id>> extras) { return null; }

    public class Wallet {
        @AuraEnabled public Decimal available;
        @AuraEnabled
        public List<EntryView> entries { get; set; }
        public String hidden;
    }
}`;

test('reads the methods that pages can call', () => {
  const { methods } = readClass('WalletController.cls', CONTROLLER);
  assert.deepEqual(methods, [
    { className: 'WalletController', name: 'getWallet', cacheable: true, returns: 'Wallet', parameters: [] },
    {
      className: 'WalletController',
      name: 'redeem',
      cacheable: false,
      returns: 'PayoutView',
      parameters: [
        { name: 'rewardItemId', type: 'Id' },
        { name: 'amount', type: 'Decimal' },
        { name: 'extras', type: 'Map<String,List<Id>>' },
      ],
    },
  ]);
});

test('reads the fields that pages are given', () => {
  const { shapes } = readClass('WalletController.cls', CONTROLLER);
  assert.deepEqual(
    shapes.map(({ name, fields }) => [name, [...fields]]),
    [
      [
        'Wallet',
        [
          ['available', 'Decimal'],
          ['entries', 'List<EntryView>'],
        ],
      ],
    ],
  );
});

test('writes Apex types as the JSON they become', () => {
  const pairs = [
    'Id',
    'Datetime',
    'Decimal',
    'Boolean',
    'void',
    'List<BoardRow>',
    'BoardRow[]',
    'Map<String, Integer>',
  ];
  assert.deepEqual(pairs.map(typeScriptOf), [
    'string',
    'string',
    'number',
    'boolean',
    'void',
    'Apex.BoardRow[]',
    'Apex.BoardRow[]',
    'Record<string, number>',
  ]);
});

test('names each field in which a class and types/apex.d.ts differ', () => {
  const root = new URL('../..', import.meta.url).pathname;
  const fields = new Map([
    ['version', 'Integer'],
    ['surplus', 'String'],
  ]);
  const method = { className: 'PulseController', name: 'getPulse', cacheable: false, returns: 'Pulse', parameters: [] };
  const surface = { methods: [method], shapes: [{ name: 'Pulse', file: 'Pulse.cls', fields }] };
  assert.deepEqual(differingShapes(root, surface), [
    'Apex.Pulse.unread is in types/apex.d.ts but not in the Apex class.',
    'Pulse.surplus is in the Apex class but not in types/apex.d.ts.',
    'Pulse.version is Integer in Apex and string in types/apex.d.ts.',
  ]);
});
