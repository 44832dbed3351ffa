/**
 * `System.Crypto`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_crypto.htm
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexBlob } from '../../runtime/values/apexBlob.ts';
import { apexError } from '../../runtime/values/apexException.ts';

const DIGESTS: Record<string, string> = {
  md5: 'md5',
  sha1: 'sha1',
  'sha-1': 'sha1',
  sha256: 'sha256',
  'sha-256': 'sha256',
  sha384: 'sha384',
  'sha-384': 'sha384',
  sha512: 'sha512',
  'sha-512': 'sha512',
  'sha3-256': 'sha3-256',
  'sha3-384': 'sha3-384',
  'sha3-512': 'sha3-512',
};

function digestName(name: string, prefix = ''): string {
  const lower = name.toLowerCase();
  const found = lower.startsWith(prefix) ? DIGESTS[lower.slice(prefix.length)] : undefined;
  if (found === undefined) throw apexError('System.NoSuchElementException', `Invalid algorithm name ${name}`);
  return found;
}

function mac(name: string, data: ApexBlob, key: ApexBlob): ApexBlob {
  return new ApexBlob(createHmac(digestName(name, 'hmac'), key.bytes).update(data.bytes).digest());
}

function cipherName(name: string): string {
  const bits = /^AES(128|192|256)$/i.exec(name)?.[1];
  if (bits === undefined) throw apexError('System.InvalidParameterValueException', `Invalid algorithm ${name}`);
  return `aes-${bits}-cbc`;
}

function encrypt(name: string, key: ApexBlob, iv: Uint8Array, data: ApexBlob): Buffer {
  const cipher = createCipheriv(cipherName(name), key.bytes, iv);
  return Buffer.concat([cipher.update(data.bytes), cipher.final()]);
}

function decrypt(name: string, key: ApexBlob, iv: Uint8Array, data: Uint8Array): ApexBlob {
  try {
    const decipher = createDecipheriv(cipherName(name), key.bytes, iv);
    return new ApexBlob(Buffer.concat([decipher.update(data), decipher.final()]));
  } catch (error) {
    throw apexError('System.SecurityException', (error as Error).message);
  }
}

function encryptWithManagedIv(name: string, key: ApexBlob, data: ApexBlob): ApexBlob {
  const iv = randomBytes(16);
  return new ApexBlob(Buffer.concat([iv, encrypt(name, key, iv, data)]));
}

const SIGNATURES: Record<string, string> = {
  RSA: 'RSA-SHA1',
  'RSA-SHA1': 'RSA-SHA1',
  'RSA-SHA256': 'RSA-SHA256',
  'RSA-SHA384': 'RSA-SHA384',
  'RSA-SHA512': 'RSA-SHA512',
};

function signatureName(name: string): string {
  const found = SIGNATURES[name.toUpperCase()];
  if (found === undefined) throw apexError('System.NoSuchElementException', `Invalid algorithm name ${name}`);
  return found;
}

/** Signs with an RSA key in PKCS #8 form. */
function signData(name: string, data: ApexBlob, key: ApexBlob): ApexBlob {
  const privateKey = createPrivateKey({ key: Buffer.from(key.bytes), format: 'der', type: 'pkcs8' });
  return new ApexBlob(createSign(signatureName(name)).update(data.bytes).sign(privateKey));
}

/** Checks a signature with an RSA key in X.509 form. */
function verifyData(name: string, data: ApexBlob, signature: ApexBlob, key: ApexBlob): boolean {
  const publicKey = createPublicKey({ key: Buffer.from(key.bytes), format: 'der', type: 'spki' });
  return createVerify(signatureName(name)).update(data.bytes).verify(publicKey, signature.bytes);
}

export const behaviour: LibraryType = {
  generateDigest: (_env, name: string, data: ApexBlob) =>
    new ApexBlob(createHash(digestName(name)).update(data.bytes).digest()),
  generateMac: (_env, name: string, data: ApexBlob, key: ApexBlob) => mac(name, data, key),
  verifyHmac: (_env, name: string, data: ApexBlob, key: ApexBlob, expected: ApexBlob) => {
    const made = mac(name, data, key).bytes;
    return made.length === expected.bytes.length && timingSafeEqual(made, expected.bytes);
  },
  generateAesKey: (_env, bits: number) => new ApexBlob(randomBytes(bits / 8)),
  encrypt: (_env, name: string, key: ApexBlob, iv: ApexBlob, data: ApexBlob) =>
    new ApexBlob(encrypt(name, key, iv.bytes, data)),
  decrypt: (_env, name: string, key: ApexBlob, iv: ApexBlob, data: ApexBlob) =>
    decrypt(name, key, iv.bytes, data.bytes),
  encryptWithManagedIV: (_env, name: string, key: ApexBlob, data: ApexBlob) => encryptWithManagedIv(name, key, data),
  decryptWithManagedIV: (_env, name: string, key: ApexBlob, data: ApexBlob) =>
    decrypt(name, key, data.bytes.subarray(0, 16), data.bytes.subarray(16)),
  sign: (_env, name: string, data: ApexBlob, key: ApexBlob) => signData(name, data, key),
  'verify(String,Blob,Blob,Blob)': (_env, name: string, data: ApexBlob, signature: ApexBlob, key: ApexBlob) =>
    verifyData(name, data, signature, key),
  getRandomInteger: () => randomBytes(4).readInt32BE(),
  getRandomLong: () => randomBytes(8).readBigInt64BE(),
};
