import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { readAsk } from './ask.ts';
import { control } from './control.ts';
import { printed } from './demo/scenario.ts';
import { startDemoJira } from './scenarios.ts';

const { values } = parseArgs({
  options: {
    /** Of the control endpoint. */
    port: { type: 'string', default: '0' },
    'cloud-port': { type: 'string', default: '0' },
    'data-center-port': { type: 'string', default: '0' },
    'gateway-port': { type: 'string', default: '0' },
    /** Where to write the certificate authority, for OWLHUB_EXTRA_CA_FILE. */
    'ca-file': { type: 'string' },
    /** Print one line of JSON instead of a page for people. */
    json: { type: 'boolean', default: false },
    /** Remember nothing of what is asked: for load that lasts hours. */
    'no-ledger': { type: 'boolean', default: false },
  },
});

const { jira, scenarios } = await startDemoJira({
  cloud: Number(values['cloud-port']),
  dataCenter: Number(values['data-center-port']),
  gateway: Number(values['gateway-port']),
  ledger: !values['no-ledger'],
});
if (values['ca-file']) await writeFile(values['ca-file'], jira.ca);

const describe = () => ({
  sites: [...jira.clouds, ...jira.dataCenters].map(({ name, url, httpUrl }) => ({ name, url, httpUrl })),
  gateway: jira.gateway.url,
  ca: jira.ca,
  scenarios,
});

const answer = control(jira, describe);
const server = createServer((request, response) => {
  void readAsk(request, false).then((ask) => {
    const { status, headers, body } = answer(ask);
    response.writeHead(status, headers).end(body);
  });
});
await new Promise<void>((ready) => server.listen(Number(values.port), '127.0.0.1', ready));
const controlUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/__control`;

process.stdout.write(
  values.json
    ? `${JSON.stringify({ control: controlUrl, ...describe() })}\n`
    : `${printed(scenarios)}\n\nGateway ${jira.gateway.url}\nControl ${controlUrl}\n`,
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
    void jira.stop();
  });
}
