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
import type { CipherGCMTypes } from 'node:crypto';
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexBlob } from '../../runtime/values/apexBlob.ts';
import { UnsupportedError } from '../../base/unsupportedError.ts';
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

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_crypto.htm */
function checkSizes(name: string, key: ApexBlob, iv: Uint8Array): void {
  const wanted = Number(/\d+/.exec(name)?.[0] ?? 0) / 8;
  const invalid = 'System.InvalidParameterValueException';
  if (key.bytes.length !== wanted) throw apexError(invalid, `Invalid private key. Must be ${wanted} bytes.`);
  if (iv.length !== 16) throw apexError(invalid, 'Invalid initialization vector. Must be 16 bytes.');
}

function encrypt(name: string, key: ApexBlob, iv: Uint8Array, data: ApexBlob): Buffer {
  const method = cipherName(name);
  checkSizes(name, key, iv);
  const cipher = createCipheriv(method, key.bytes, iv);
  return Buffer.concat([cipher.update(data.bytes), cipher.final()]);
}

function decrypt(name: string, key: ApexBlob, iv: Uint8Array, data: Uint8Array): ApexBlob {
  const method = cipherName(name);
  checkSizes(name, key, iv);
  if (data.length % 16 !== 0) {
    const message = 'Input length must be multiple of 16 when decrypting with padded cipher';
    throw apexError('System.SecurityException', message);
  }
  try {
    const decipher = createDecipheriv(method, key.bytes, iv);
    return new ApexBlob(Buffer.concat([decipher.update(data), decipher.final()]));
  } catch {
    const message =
      'Given final block not properly padded. Such issues can arise if a bad key is used during decryption.';
    throw apexError('System.SecurityException', message);
  }
}

function encryptWithManagedIv(name: string, key: ApexBlob, data: ApexBlob): ApexBlob {
  const iv = randomBytes(16);
  return new ApexBlob(Buffer.concat([iv, encrypt(name, key, iv, data)]));
}

/** Authenticated encryption: the nonce before the text, the tag behind it. */
const GCM_NONCE = 12;
const GCM_TAG = 16;

function gcmName(name: string): CipherGCMTypes {
  const bits = /^AES(128|192|256)-GCM$/i.exec(name)?.[1];
  if (bits === undefined) throw apexError('System.InvalidParameterValueException', `Invalid algorithm ${name}`);
  return `aes-${bits}-gcm` as CipherGCMTypes;
}

function encryptGcm(name: string, key: ApexBlob, data: ApexBlob, extra: ApexBlob | null): ApexBlob {
  const nonce = randomBytes(GCM_NONCE);
  const cipher = createCipheriv(gcmName(name), key.bytes, nonce);
  if (extra) cipher.setAAD(extra.bytes);
  return new ApexBlob(Buffer.concat([nonce, cipher.update(data.bytes), cipher.final(), cipher.getAuthTag()]));
}

function decryptGcm(name: string, key: ApexBlob, { bytes }: ApexBlob, extra: ApexBlob | null): ApexBlob {
  const decipher = createDecipheriv(gcmName(name), key.bytes, bytes.subarray(0, GCM_NONCE));
  if (extra) decipher.setAAD(extra.bytes);
  decipher.setAuthTag(bytes.subarray(-GCM_TAG));
  try {
    return new ApexBlob(Buffer.concat([decipher.update(bytes.subarray(GCM_NONCE, -GCM_TAG)), decipher.final()]));
  } catch {
    throw apexError('System.SecurityException', 'Tag mismatch!');
  }
}

const SIGNATURES: Record<string, string> = {
  RSA: 'RSA-SHA1',
  'RSA-SHA1': 'RSA-SHA1',
  'RSA-SHA256': 'RSA-SHA256',
  'RSA-SHA384': 'RSA-SHA384',
  'RSA-SHA512': 'RSA-SHA512',
  'ECDSA-SHA256': 'SHA256',
  'ECDSA-SHA384': 'SHA384',
  'ECDSA-SHA512': 'SHA512',
};

function signatureName(name: string): string {
  const found = SIGNATURES[name.toUpperCase()];
  if (found === undefined) throw apexError('System.NoSuchElementException', `Invalid algorithm name ${name}`);
  return found;
}

/** Signs with an RSA or elliptic key in PKCS #8 form. */
function signData(name: string, data: ApexBlob, key: ApexBlob): ApexBlob {
  const privateKey = createPrivateKey({ key: Buffer.from(key.bytes), format: 'der', type: 'pkcs8' });
  return new ApexBlob(createSign(signatureName(name)).update(data.bytes).sign(privateKey));
}

/** Checks a signature with an RSA or elliptic key in X.509 form. */
function verifyData(name: string, data: ApexBlob, signature: ApexBlob, key: ApexBlob): boolean {
  const publicKey = createPublicKey({ key: Buffer.from(key.bytes), format: 'der', type: 'spki' });
  return createVerify(signatureName(name)).update(data.bytes).verify(publicKey, signature.bytes);
}

/** There is no certificate store: whatever needs a certificate is refused with its name. */
function noCertificate(name: string, where: string): never {
  throw new UnsupportedError(`certificate ${name}`, where);
}

export const behaviour: LibraryType = {
  generateDigest: (_env, name: string, data: ApexBlob) =>
    new ApexBlob(createHash(digestName(name)).update(data.bytes).digest()),
  generateMac: (_env, name: string, data: ApexBlob, key: ApexBlob) => mac(name, data, key),
  verifyHmac: (_env, name: string, data: ApexBlob, key: ApexBlob, expected: ApexBlob) => {
    const made = mac(name, data, key).bytes;
    return made.length === expected.bytes.length && timingSafeEqual(made, expected.bytes);
  },
  generateAesKey: (_env, bits: number) => {
    if (![128, 192, 256].includes(bits)) {
      throw apexError('System.InvalidParameterValueException', 'Invalid key size. Must be 128, 192, or 256.');
    }
    return new ApexBlob(randomBytes(bits / 8));
  },
  encrypt: (_env, name: string, key: ApexBlob, iv: ApexBlob, data: ApexBlob) =>
    new ApexBlob(encrypt(name, key, iv.bytes, data)),
  decrypt: (_env, name: string, key: ApexBlob, iv: ApexBlob, data: ApexBlob) =>
    decrypt(name, key, iv.bytes, data.bytes),
  'encryptWithManagedIV/4': (_env, name: string, key: ApexBlob, data: ApexBlob, extra: ApexBlob | null) =>
    encryptGcm(name, key, data, extra),
  'decryptWithManagedIV/4': (_env, name: string, key: ApexBlob, data: ApexBlob, extra: ApexBlob | null) =>
    decryptGcm(name, key, data, extra),
  encryptWithManagedIV: (_env, name: string, key: ApexBlob, data: ApexBlob) =>
    /gcm$/i.test(name) ? encryptGcm(name, key, data, null) : encryptWithManagedIv(name, key, data),
  decryptWithManagedIV: (_env, name: string, key: ApexBlob, data: ApexBlob) =>
    /gcm$/i.test(name)
      ? decryptGcm(name, key, data, null)
      : decrypt(name, key, data.bytes.subarray(0, 16), data.bytes.subarray(16)),
  sign: (_env, name: string, data: ApexBlob, key: ApexBlob) => signData(name, data, key),
  'verify(String,Blob,Blob,Blob)': (_env, name: string, data: ApexBlob, signature: ApexBlob, key: ApexBlob) =>
    verifyData(name, data, signature, key),
  'verify(String,Blob,Blob,String)': (
    _env,
    _name: string,
    _data: ApexBlob,
    _signature: ApexBlob,
    certificate: string,
  ) => noCertificate(certificate, 'Crypto.verify'),
  signWithCertificate: (_env, _name: string, _data: ApexBlob, certificate: string) =>
    noCertificate(certificate, 'Crypto.signWithCertificate'),
  signXml: (_env, _name: string, _node: unknown, _attribute: string, certificate: string) =>
    noCertificate(certificate, 'Crypto.signXml'),
  getRandomInteger: () => randomBytes(4).readInt32BE(),
  getRandomLong: () => randomBytes(8).readBigInt64BE(),
};
