import { addChannel, deleteChannels, nthTaken, readSecret, sendTest, TEST, verified } from './channels.ts';
import { card, freshName } from './deeds.ts';
import { expect, test } from './house.ts';

test.afterEach(({ request, outside }) => deleteChannels(request, outside));

test('a second secret signs besides the first, and alone when the first is removed', async ({
  page,
  outside,
  request,
}) => {
  const url = outside.receivers.address('webhook');
  const { at, signingSecret: first } = await addChannel(request, {
    kind: 'webhook',
    name: freshName('Moved'),
    url,
  });
  const secrets = card(page, 'Signing secrets');
  await page.goto(at);
  await expect(secrets.getByRole('listitem')).toHaveCount(1);
  await expect(secrets.getByRole('button', { name: 'Remove' })).toHaveCount(0);
  await secrets.getByRole('button', { name: 'Add a signing secret' }).click();
  const second = await readSecret(page);
  expect(second).not.toBe(first);
  await expect(secrets.getByRole('listitem')).toHaveCount(2);
  await sendTest(page);
  const both = await nthTaken(outside, url, TEST, 2);
  expect(verified(first, both)).toEqual(verified(second, both));

  const lastFour = first.slice(-4);
  await secrets.getByRole('button', { name: `Remove the one that ends in ${lastFour}` }).click();
  await expect(page.getByRole('button', { name: 'Remove secret' })).toBeDisabled();
  await page.getByLabel(`Type ${lastFour} to`).fill(lastFour);
  await page.getByRole('button', { name: 'Remove secret' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(secrets.getByRole('listitem')).toHaveText(
    new RegExp(`^whsec_…${literally(second.slice(-4))}`),
  );
  await sendTest(page);
  const one = await nthTaken(outside, url, TEST, 3);
  expect(verified(second, one)).toMatchObject({ type: 'test' });
  expect(() => verified(first, one)).toThrow('No matching signature');
});

const literally = (text: string) => text.replaceAll(/[+/=]/g, String.raw`\$&`);
