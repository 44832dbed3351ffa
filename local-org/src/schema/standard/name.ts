/**
 * `Name`: what the objects that a polymorphic relationship may lead to have in common. No record is one.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_name.htm
 */
import { setup } from './definition.ts';
import type { StandardObject } from './definition.ts';
import { ID } from './systemFields.ts';

export const NAME_OBJECT: StandardObject = setup(
  'Name',
  null,
  'Name',
  'Names',
  `${ID}
  Name string(255) ! ro
  LastName string(80) ro
  FirstName string(40) ro
  Type picklist(40) ro
  Alias string(8) ro
  UserRoleId ->UserRole:UserRole ro
  RecordTypeId ->RecordType:RecordType ro
  IsActive boolean ! ro
  ProfileId ->Profile:Profile ro
  Title string(80) ro
  Email email ro
  Phone phone ro
  NameOrAlias string(80) ro
  Username string(80) ro`,
  { without: ['create', 'update', 'delete', 'undelete'] },
);
