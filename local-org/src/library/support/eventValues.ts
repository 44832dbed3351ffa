/** Values of the event bus. */
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

/** `EventBus.TestBroker` */
export class TestBroker extends ApexObject {
  static override $type = sharedType('EventBus.TestBroker', 'library');
}

/** `EventBus.TriggerContext` */
export class EventTriggerContext extends ApexObject {
  static override $type = sharedType('EventBus.TriggerContext', 'library');
}
