import type { ComponentType } from 'react';
import type { Connector } from '#contract/connector.ts';
import { JiraAside } from './JiraAside.tsx';

/** The short guide beside each connector’s form. */
export const GUIDE: Record<Connector['type'], ComponentType> = { jira: JiraAside };
