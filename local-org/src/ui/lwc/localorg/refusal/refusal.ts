import { LightningElement, api } from 'lwc';

/** A visible box in place of something the local org does not have or cannot show. */
export default class Refusal extends LightningElement {
  /** What is not shown. */
  @api override title = '';
  /** Why. */
  @api message = '';
}

/** The component class that stands for a base component which does not exist here. */
export function refusedComponent(id: string): typeof LightningElement {
  return class extends Refusal {
    override title = id;
    override message = 'This component is not supported by the local org.';
  } as unknown as typeof LightningElement;
}
