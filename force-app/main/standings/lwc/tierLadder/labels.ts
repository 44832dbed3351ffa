import ahead from '@salesforce/label/c.Ladder_Ahead';
import each from '@salesforce/label/c.Ladder_Each';
import earned from '@salesforce/label/c.Ladder_Earned';
import here from '@salesforce/label/c.Ladder_Here';
import range from '@salesforce/label/c.Ladder_Range';
import rangeOpen from '@salesforce/label/c.Ladder_RangeOpen';
import reached from '@salesforce/label/c.Ladder_Reached';
import toNext from '@salesforce/label/c.Ladder_ToNext';
import topStep from '@salesforce/label/c.Ladder_TopStep';
import where from '@salesforce/label/c.Ladder_Where';

/** The texts of the ladder. */
export const labels = { ahead, each, earned, here, range, rangeOpen, reached, toNext, topStep, where };
