/** Apex `Blob`: bytes, compared by content. */
export class ApexBlob {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  static ofText(text: string): ApexBlob {
    return new ApexBlob(new TextEncoder().encode(text));
  }

  get base64(): string {
    return Buffer.from(this.bytes).toString('base64');
  }

  /** The debug form: Apex shows only the size. */
  toString(): string {
    return `Blob[${this.bytes.length}]`;
  }
}
