import ahead from '@salesforce/label/c.Step_Ahead';
import approved from '@salesforce/label/c.Payout_Approved';
import delivered from '@salesforce/label/c.Payout_Delivered';
import done from '@salesforce/label/c.Step_Done';
import ordered from '@salesforce/label/c.Payout_Ordered';
import progress from '@salesforce/label/c.Payout_Progress';
import requested from '@salesforce/label/c.Payout_Requested';
import stopped from '@salesforce/label/c.Step_Stopped';
import underWay from '@salesforce/label/c.Step_UnderWay';

/** The texts of the steps. */
export const labels = { ahead, approved, delivered, done, ordered, progress, requested, stopped, underWay };
