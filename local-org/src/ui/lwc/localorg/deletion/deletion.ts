import LightningConfirm from 'lightning/confirm';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { describe } from 'localorg/describe';
import { errorMessage } from 'localorg/http';
import { deleteOne } from 'localorg/records';

/** Asks, deletes, and says what happened. True when the record is gone. */
export async function confirmDelete(
  host: EventTarget,
  objectApiName: string,
  recordId: string,
  name: string,
): Promise<boolean> {
  const { label } = await describe(objectApiName);
  const isSure = (await LightningConfirm.open({
    label: `Delete ${label}`,
    message: `Are you sure you want to delete "${name}"?`,
    theme: 'default',
  })) as boolean;
  if (!isSure) return false;
  try {
    await deleteOne(objectApiName, recordId);
  } catch (error) {
    host.dispatchEvent(
      new ShowToastEvent({
        title: `${label} was not deleted`,
        message: errorMessage(error),
        variant: 'error',
        mode: 'sticky',
      }),
    );
    return false;
  }
  host.dispatchEvent(new ShowToastEvent({ title: `${label} "${name}" was deleted.`, variant: 'success' }));
  return true;
}
