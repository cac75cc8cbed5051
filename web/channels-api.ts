import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  Channel,
  ChannelChange,
  ChannelList,
  ChannelMade,
  ChannelTest,
  ChannelTestResult,
  NewChannel,
  NotificationTypes,
  SigningSecretMade,
} from '#contract/channel.ts';
import type { Delivery, DeliveryList } from '#contract/delivery.ts';
import { NOW_AND_THEN_MS } from './api.ts';
import { queryOf } from './query-of.ts';
import { request } from './request.ts';

/** No event tells of deliveries: while something is on its way it is asked for often, else now and then. */
const WATCH_MS = 3_000;
const SOON_MS = 60_000;

const isOnItsWay = ({ state, nextAttemptAt }: Delivery) =>
  state === 'waiting' && (nextAttemptAt === null || Date.parse(nextAttemptAt) < Date.now() + SOON_MS);

export const channelsQuery = queryOptions({
  queryKey: ['channels', 'list'],
  queryFn: async () => (await request<ChannelList>('GET', '/api/channels')).channels,
  refetchInterval: NOW_AND_THEN_MS,
});

const pathOf = (id: string) => `/api/channels/${encodeURIComponent(id)}`;

/** Everything about one channel begins with the key of this. */
export const channelQuery = (id: string) =>
  queryOptions({
    queryKey: ['channels', 'one', id],
    queryFn: () => request<Channel>('GET', pathOf(id)),
    refetchInterval: ({ state: { data } }) => (data && data.waiting > 0 ? WATCH_MS : NOW_AND_THEN_MS),
  });

const PAGE = 25;

export const deliveriesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...channelQuery(id).queryKey, 'deliveries'],
    queryFn: ({ pageParam: before }) =>
      request<DeliveryList>('GET', `${pathOf(id)}/deliveries${queryOf({ before, limit: PAGE })}`),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ deliveries }) => deliveries.some(isOnItsWay)) ? WATCH_MS : NOW_AND_THEN_MS,
  });

export const notificationTypesQuery = queryOptions({
  queryKey: ['notification-types'],
  queryFn: async () => (await request<NotificationTypes>('GET', '/api/notification-types')).types,
  staleTime: Infinity,
});

export const createChannel = (input: NewChannel) => request<ChannelMade>('POST', '/api/channels', input);
export const changeChannel = (id: string, change: ChannelChange) =>
  request<Channel>('PATCH', pathOf(id), change);
export const deleteChannel = (id: string) => request<void>('DELETE', pathOf(id));
/** Of values that are not stored. */
export const testTyped = (input: ChannelTest) =>
  request<ChannelTestResult>('POST', '/api/channel-tests', input);
export const testChannel = (id: string) => request<ChannelTestResult>('POST', `${pathOf(id)}/tests`, {});
export const addSecret = (id: string) => request<SigningSecretMade>('POST', `${pathOf(id)}/secrets`, {});
export const removeSecret = (id: string, secretId: string) =>
  request<Channel>('DELETE', `${pathOf(id)}/secrets/${encodeURIComponent(secretId)}`);
export const sendAgain = (id: string, deliveryId: string) =>
  request<void>('POST', `${pathOf(id)}/deliveries/${encodeURIComponent(deliveryId)}/attempts`, {});
