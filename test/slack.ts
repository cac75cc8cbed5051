import { createEmulator } from 'emulate';
import { freePort } from '#scripts/free-port.ts';

/** The address and the channel that every emulated Slack begins with. */
const HOOK = ['services', 'T000000001', 'B000000001', 'X000000001'].join('/');
const GENERAL = 'C000000001';

// oxlint-disable-next-line typescript/no-explicit-any -- tests look at what came, whatever it is
export type Message = { text: string; bot_id: string; blocks: any[]; [field: string]: unknown };

/** An emulated Slack on the loopback, its webhook, and what was posted into the channel, the newest first. */
export async function startSlack() {
  const slack = await createEmulator({ service: 'slack', port: await freePort() });
  const messages = async (): Promise<Message[]> => {
    const answer = await fetch(`${slack.url}/api/conversations.history`, {
      method: 'POST',
      headers: { authorization: 'Bearer test_token_admin', 'content-type': 'application/json' },
      body: JSON.stringify({ channel: GENERAL }),
    });
    return ((await answer.json()) as { messages: Message[] }).messages;
  };
  return {
    webhookUrl: `${slack.url}/${HOOK}`,
    messages,
    [Symbol.asyncDispose]: () => slack.close(),
  };
}
