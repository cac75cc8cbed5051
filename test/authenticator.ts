import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

type Made = { challenge: string; rp: { id: string } };
type Asked = { challenge: string; rpId: string };

const [PRESENT, VERIFIED, HAS_KEY] = [0x01, 0x04, 0x40];
const hash = (data: string | Buffer) => createHash('sha256').update(data).digest();

/** A security key without a browser around it. `verifies`: it asks its owner for a PIN or a fingerprint. */
export function createAuthenticator({ origin = 'http://localhost', verifies = true } = {}) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  let counter = 0;
  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authData = (rpId: string, more: Buffer | null) => {
    counter += 1;
    const flags = PRESENT | (verifies ? VERIFIED : 0) | (more ? HAS_KEY : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([hash(rpId), Buffer.from([flags]), count, more ?? Buffer.alloc(0)]);
  };
  const wrap = (response: object) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  });

  return {
    /** As the browser answers to `navigator.credentials.create`. */
    create({ challenge, rp }: Made) {
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      const coseKey = isoCBOR.encode(
        new Map<number, number | Uint8Array>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
          [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
        ]),
      );
      const idLength = Buffer.from([0, id.length]);
      const data = authData(rp.id, Buffer.concat([Buffer.alloc(16), idLength, id, coseKey]));
      const attestation = isoCBOR.encode(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', new Uint8Array(data)],
        ]) as Parameters<typeof isoCBOR.encode>[0],
      );
      return wrap({
        clientDataJSON: clientData('webauthn.create', challenge).toString('base64url'),
        attestationObject: Buffer.from(attestation).toString('base64url'),
        transports: ['usb'],
      });
    },
    /** As the browser answers to `navigator.credentials.get`. */
    get({ challenge, rpId }: Asked) {
      const client = clientData('webauthn.get', challenge);
      const data = authData(rpId, null);
      const signature = sign('sha256', Buffer.concat([data, hash(client)]), privateKey);
      return wrap({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      });
    },
  };
}
