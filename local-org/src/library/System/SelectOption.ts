/**
 * `System.SelectOption`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_system_selectoption.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

class SelectOption extends ApexObject {
  static override $type = sharedType('SelectOption', 'library');
  value: string | null;
  label: string | null;
  disabled: boolean;
  escapeItem = true;

  constructor(value: string | null, label: string | null, disabled = false) {
    super();
    this.value = value;
    this.label = label;
    this.disabled = disabled;
  }

  override equalityKey(): string {
    return `option ${JSON.stringify([this.value, this.label, this.disabled])}`;
  }

  override toString(): string {
    const { value, label, disabled } = this;
    return `System.SelectOption[value="${value}", label="${label}", disabled="${disabled}"]`;
  }
}

export const behaviour: LibraryType = {
  new: (_env, value: string, label: string, disabled?: boolean) => new SelectOption(value, label, disabled),
  getDisabled: (_env, self: SelectOption) => self.disabled,
  getEscapeItem: (_env, self: SelectOption) => self.escapeItem,
  getLabel: (_env, self: SelectOption) => self.label,
  getValue: (_env, self: SelectOption) => self.value,
  setDisabled: (_env, self: SelectOption, value: boolean) => void (self.disabled = value),
  setEscapeItem: (_env, self: SelectOption, value: boolean) => void (self.escapeItem = value),
  setLabel: (_env, self: SelectOption, value: string) => void (self.label = value),
  setValue: (_env, self: SelectOption, value: string) => void (self.value = value),
};
