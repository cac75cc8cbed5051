import { customType } from 'drizzle-orm/pg-core';
import { type Instant, instant as toInstant } from '#kernel/instant.ts';

export const instant = customType<{ data: Instant; driverData: string }>({
  dataType: () => 'timestamptz(3)',
  fromDriver: (value) => toInstant(new Date(value)),
});
