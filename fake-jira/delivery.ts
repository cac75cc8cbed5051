import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Answer } from './ask.ts';
import type { DeliveryFault, Fault } from './faults.ts';

/** Sends an answer, in one piece or as broken as the faults say. */
export function deliver(
  response: ServerResponse,
  answer: Answer,
  faults: readonly Fault[],
  reset: () => void,
): void {
  for (const fault of faults) {
    if (deliverBadly(response, answer, fault as DeliveryFault, reset)) return;
  }
  const body = Buffer.from(answer.body, 'utf8');
  const empty = answer.status === 204 || answer.status === 304;
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(empty ? {} : { 'content-length': body.length }),
  });
  response.end(empty ? undefined : body);
}

function deliverBadly(
  response: ServerResponse,
  answer: Answer,
  fault: DeliveryFault,
  reset: () => void,
): boolean {
  const body = Buffer.from(answer.body, 'utf8');
  switch (fault.kind) {
    case 'hang':
      return true;
    case 'reset':
      if (fault.after === 'request') reset();
      else sendPart(response, answer, 0, reset);
      return true;
    case 'half_answer':
      sendPart(response, answer, Math.ceil(body.length / 2), () => response.socket?.end());
      return true;
    case 'slow_answer':
      response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
      trickle(response, body, fault.bytesPerSecond ?? 1);
      return true;
    case 'endless_answer':
      response.writeHead(answer.status, answer.headers);
      response.write(`${answer.body.slice(0, -1)},"padding":"`);
      pour(response, CHUNK);
      return true;
    case 'gzip_bomb':
      bomb(response, answer);
      return true;
    case 'huge_headers':
      response.writeHead(answer.status, {
        ...answer.headers,
        'x-padding': 'x'.repeat(fault.bytes ?? 262_144),
      });
      response.end(body);
      return true;
    case 'latency':
    default:
      return false;
  }
}

/** Promises the whole answer, sends some bytes of it, and cuts the connection once they have left. */
function sendPart(response: ServerResponse, answer: Answer, bytes: number, cut: () => void): void {
  const body = Buffer.from(answer.body.padEnd(64), 'utf8');
  response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
  response.flushHeaders();
  if (bytes > 0) response.write(body.subarray(0, bytes));
  setTimeout(cut, 20);
}

function trickle(response: ServerResponse, body: Buffer, bytesPerSecond: number): void {
  let sent = 0;
  response.flushHeaders();
  const timer = setInterval(() => {
    if (sent >= body.length || response.destroyed) {
      clearInterval(timer);
      if (!response.destroyed) response.end();
      return;
    }
    response.write(body.subarray(sent, ++sent));
  }, 1_000 / bytesPerSecond);
  response.once('close', () => clearInterval(timer));
}

const CHUNK = 'x'.repeat(65_536);

/** Writes for ever, as fast as the reader takes it. */
function pour(response: ServerResponse, chunk: string | Buffer): void {
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
}

/** A stream of small members that each unpack to a mebibyte, without an end. */
function bomb(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, { ...answer.headers, 'content-encoding': 'gzip' });
  response.write(gzipSync('{"padding":"'));
  pour(response, gzipSync('x'.repeat(1_048_576)));
}
