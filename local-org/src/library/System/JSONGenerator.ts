/**
 * `System.JSONGenerator`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_JsonGenerator.htm
 */
import type { LibraryFunction, LibraryType } from '../../abi/libraryType.ts';
import type { JsonOutput } from '../support/jsonOutput.ts';
import { jsonOf } from '../support/jsonTree.ts';

const write: LibraryFunction = (env, self: JsonOutput, value: unknown) => self.write(jsonOf(env, value, false));
const writeField: LibraryFunction = (env, self: JsonOutput, name: string, value: unknown) => {
  self.writeName(name);
  self.write(jsonOf(env, value, false));
};

export const behaviour: LibraryType = {
  close: (_env, self: JsonOutput) => void (self.closed = true),
  isClosed: (_env, self: JsonOutput) => self.closed,
  getAsString: (_env, self: JsonOutput) => self.text(),
  writeFieldName: (_env, self: JsonOutput, name: string) => self.writeName(name),
  writeStartArray: (_env, self: JsonOutput) => self.start([]),
  writeEndArray: (_env, self: JsonOutput) => self.end('array'),
  writeStartObject: (_env, self: JsonOutput) => self.start(new Map()),
  writeEndObject: (_env, self: JsonOutput) => self.end('object'),
  writeNull: (_env, self: JsonOutput) => self.write(null),
  writeNullField: (env, self: JsonOutput, name: string) => writeField(env, self, name, null),
  writeBlob: write,
  writeBlobField: writeField,
  writeBoolean: write,
  writeBooleanField: writeField,
  writeDate: write,
  writeDateField: writeField,
  writeDateTime: write,
  writeDateTimeField: writeField,
  writeId: write,
  writeIdField: writeField,
  writeNumber: write,
  writeNumberField: writeField,
  writeObject: write,
  writeObjectField: writeField,
  writeString: write,
  writeStringField: writeField,
  writeTime: write,
  writeTimeField: writeField,
};
