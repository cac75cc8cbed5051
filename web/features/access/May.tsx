import type { ReactNode } from 'react';
import type { Permission } from '#people/permission.ts';
import { usePermission } from './use-permission.ts';

type Props = { do: Permission; children: ReactNode; otherwise?: ReactNode };

/** Shows what may be done to who may do it, and to others nothing or what stands in its place. */
export const May = ({ do: permission, children, otherwise = null }: Props) =>
  usePermission(permission) ? children : otherwise;
