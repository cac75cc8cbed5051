import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { openLine } from './line.ts';

const never = new AbortController().signal;
const OK = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}';

/** A server on raw sockets, handed each piece of a request as it arrives. */
async function serving(onData: (socket: Socket, text: string) => void) {
  const connections: Socket[] = [];
  const server = createServer((socket) => {
    connections.push(socket.on('error', () => {}));
    socket.on('data', (bytes) => onData(socket, bytes.toString('latin1')));
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const { port } = server.address() as AddressInfo;
  const dial = () => {
    const socket = connect(port, '127.0.0.1');
    return new Promise<Socket>((resolve) => void socket.once('connect', () => resolve(socket)));
  };
  const line = openLine(`http://127.0.0.1:${port}`, await dial(), dial, never);
  return {
    line,
    connections,
    [Symbol.asyncDispose]: async () => {
      line.close();
      for (const connection of connections) connection.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

test('what is asked together goes out on one connection without waiting', async () => {
  let seen = '';
  await using server = await serving((socket, text) => {
    seen += text;
    if (seen.split('GET ').length === 4) socket.write(OK + OK + OK);
  });
  const answers = await Promise.all(['/a', '/b', '/c'].map((path) => server.line.ask(path, {})));
  expect(answers.map((answer) => answer.ok)).toEqual([true, true, true]);
  expect(server.connections).toHaveLength(1);
});

test('a server that answers the first and forgets the rest is asked again, one by one', async () => {
  await using server = await serving((socket) => void socket.write(OK));
  const answers = await Promise.all(['/a', '/b', '/c'].map((path) => server.line.ask(path, {})));
  expect(answers.map((answer) => answer.ok)).toEqual([true, true, true]);
  expect(server.connections.length).toBeGreaterThan(1);
});

test('a server that closes after every answer is dialled again', async () => {
  const closing = OK.replace('content-length', 'connection: close\r\ncontent-length');
  await using server = await serving((socket) => void socket.end(closing));
  const answers = await Promise.all(['/a', '/b'].map((path) => server.line.ask(path, {})));
  expect(answers.map((answer) => answer.ok)).toEqual([true, true]);
});

test('a question alone that is cut off is not asked twice', async () => {
  let asked = 0;
  await using server = await serving((socket) => {
    asked += 1;
    socket.destroy();
  });
  expect(await server.line.ask('/a', {})).toMatchObject({ failure: { reason: 'connection_reset' } });
  expect(asked).toBe(1);
});
