import { LightningElement } from 'lwc';

/** The rewards page in one piece: what I have, what I can choose, what is on its way. */
export default class Rewards extends LightningElement {}
