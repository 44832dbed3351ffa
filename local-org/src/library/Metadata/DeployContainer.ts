/**
 * `Metadata.DeployContainer`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Metadata_DeployContainer.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';
import type { PropertyBag } from '../support/propertyBag.ts';

class DeployContainer extends ApexObject {
  static override $type = sharedType('Metadata.DeployContainer', 'library');
  readonly components: PropertyBag[] = [];

  remove(fits: (component: PropertyBag) => boolean): boolean {
    const at = this.components.findIndex(fits);
    if (at >= 0) this.components.splice(at, 1);
    return at >= 0;
  }
}

export const behaviour: LibraryType = {
  new: () => new DeployContainer(),
  addMetadata: (env, self: DeployContainer, component: PropertyBag) =>
    void self.components.push(env.ops.nonNull(component)),
  getMetadata: (env, self: DeployContainer) => new ApexList(env.type('List<Metadata.Metadata>'), [...self.components]),
  removeMetadata: (_env, self: DeployContainer, component: PropertyBag) => self.remove((one) => one === component),
  removeMetadataByFullName: (_env, self: DeployContainer, name: string) =>
    self.remove((one) => one.values.get('fullname') === name),
};
