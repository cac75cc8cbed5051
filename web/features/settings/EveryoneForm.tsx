import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Settings } from '#contract/settings.ts';
import { changeSettings, settingsQuery } from '#web/admin-api.ts';
import { errorOf, Refused } from '#web/refused.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { Select } from '#web/ui/Select.tsx';
import { spanOptions, spanWords } from '#web/ui/span.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
const IDLE = [15, 30, HOUR, 4 * HOUR, 12 * HOUR, DAY, 7 * DAY];
const AT_MOST = [8 * HOUR, 12 * HOUR, DAY, 7 * DAY, 14 * DAY, 30 * DAY];
const KEEP = [90, 180, 400, 730, 1_825, 3_650];
const FOR_GOOD = 'for-good';
const FIELDS = ['sessionIdleMinutes', 'sessionAtMostHours', 'auditKeepDays'];

const keepWords = (days: number) => (days % 365 === 0 ? spanYears(days / 365) : `${days} days`);
const spanYears = (years: number) => `${years} year${years === 1 ? '' : 's'}`;

/** How long sessions and the audit log last, for everybody. */
export function EveryoneForm({ settings }: { settings: Settings }) {
  const [idle, setIdle] = useState(String(settings.sessionIdleMinutes));
  const [atMost, setAtMost] = useState(String(settings.sessionAtMostHours * HOUR));
  const [keep, setKeep] = useState(String(settings.auditKeepDays ?? FOR_GOOD));
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: () =>
      changeSettings({
        sessionIdleMinutes: Number(idle),
        sessionAtMostHours: Number(atMost) / HOUR,
        auditKeepDays: keep === FOR_GOOD ? null : Number(keep),
      }),
    onSuccess: (saved) => client.setQueryData(settingsQuery.queryKey, saved),
  });
  const touch = (set: (value: string) => void) => (value: string) => {
    saving.reset();
    set(value);
  };
  const shortens = keep !== FOR_GOOD && Number(keep) < (settings.auditKeepDays ?? Infinity);
  return (
    <Card title="Sessions and audit log">
      <form
        className="grid gap-4 p-4 sm:px-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!saving.isPending) saving.mutate();
        }}
      >
        <div className="grid gap-4 md:grid-cols-3">
          <Select
            label="A session that is not used ends after"
            value={idle}
            onChange={touch(setIdle)}
            options={spanOptions(IDLE, settings.sessionIdleMinutes, spanWords)}
            error={errorOf(saving.error, 'sessionIdleMinutes')}
          />
          <Select
            label="Every session ends after"
            value={atMost}
            onChange={touch(setAtMost)}
            options={spanOptions(AT_MOST, settings.sessionAtMostHours * HOUR, spanWords)}
            error={errorOf(saving.error, 'sessionAtMostHours')}
          />
          <Select
            label="The audit log is kept for"
            value={keep}
            onChange={touch(setKeep)}
            options={[
              ...spanOptions(KEEP, settings.auditKeepDays ?? 400, keepWords),
              { value: FOR_GOOD, label: 'Good' },
            ]}
            error={errorOf(saving.error, 'auditKeepDays')}
          />
        </div>
        {shortens && (
          <Notice tone="warn" title={`Entries older than ${keepWords(Number(keep))} are removed for good`}>
            <p>
              Export them first if they are still needed. Shorter sessions end at once; nothing is lost with
              them.
            </p>
          </Notice>
        )}
        <Refused error={saving.error} title="Nothing was changed" fields={FIELDS} />
        <div className="flex items-center justify-end gap-3">
          <p role="status" className="text-sm text-good">
            {saving.isSuccess && 'Saved'}
          </p>
          <Button type="submit" look="primary" busy={saving.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Card>
  );
}
