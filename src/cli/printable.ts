/** What the other side wrote could move the cursor or repaint the screen. */
// oxlint-disable-next-line eslint/no-control-regex -- control characters are what is looked for
export const printable = (text: string): string => text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '�');
