/** `System.Cookie` as a value. */
import { ApexObject } from '../../runtime/values/apexObject.ts';
import { sharedType } from '../../runtime/values/sharedTypes.ts';

export class PageCookie extends ApexObject {
  static override $type = sharedType('Cookie', 'library');
  readonly name: string;
  readonly value: string | null;
  readonly path: string | null;
  readonly maxAge: number;
  readonly secure: boolean;
  readonly sameSite: string | null;
  readonly httpOnly: boolean;

  constructor(facts: {
    name: string;
    value: string | null;
    path: string | null;
    maxAge: number;
    secure: boolean;
    sameSite: string | null;
    httpOnly: boolean;
  }) {
    super();
    this.name = facts.name;
    this.value = facts.value;
    this.path = facts.path;
    this.maxAge = facts.maxAge;
    this.secure = facts.secure;
    this.sameSite = facts.sameSite;
    this.httpOnly = facts.httpOnly;
  }
}
