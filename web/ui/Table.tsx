import { Children, isValidElement, type ReactNode } from 'react';
import { Skeleton } from './Skeleton.tsx';

const WIDE = 'lg:table-cell lg:px-4 lg:py-3 lg:align-top lg:first:pl-5 lg:last:pr-5';

/** Between facts that stand in one line. */
const DOT = "not-last:after:content-['_·_'] lg:not-last:after:content-none";

type Props = {
  label: string;
  columns: readonly string[];
  /** A class for each column, so that other rows move nothing. Left out, the columns follow what is in them. */
  widths?: readonly string[] | undefined;
  children: ReactNode;
};

/** A table; where its columns have no room each row is a card. The last column may have no name: it holds what can be done. */
export const Table = ({ label, columns, widths, children }: Props) => (
  <div className="overflow-x-auto rounded-lg border bg-surface">
    <table
      aria-label={label}
      className={`block w-full border-collapse text-left lg:table ${widths ? 'lg:table-fixed' : ''}`}
    >
      <thead className="sr-only border-b text-xs text-faint lg:not-sr-only lg:table-header-group">
        <tr>
          {columns.map((column, index) => (
            <th
              key={column}
              scope="col"
              className={`px-4 py-2.5 font-medium first:pl-5 last:pr-5 ${widths?.[index] ?? ''}`}
            >
              {column || <span className="sr-only">Actions</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block divide-y lg:table-row-group">{children}</tbody>
    </table>
  </div>
);

export const Row = ({ children, className = '' }: { children: ReactNode; className?: string }) => (
  <tr className={`relative block px-4 py-3 lg:table-row lg:p-0 ${className}`}>{children}</tr>
);

/** What a row is about, or what has a line of its own on a card. */
export const Cell = ({ children, className = '' }: { children: ReactNode; className?: string }) => (
  <td className={`block min-w-0 ${WIDE} ${className}`}>{children}</td>
);

type FactProps = {
  children: ReactNode;
  unknown?: string;
  /** After it only what can be done follows. */
  last?: boolean;
};

/** A small fact: on a card it stands in one line with the others, with dots between those that are known. */
export const Fact = ({ children, unknown = 'Not known yet', last = false }: FactProps) => (
  <td
    className={`inline text-sm wrap-anywhere text-soft data-unknown:hidden data-unknown:lg:table-cell ${last ? '' : DOT} ${WIDE}`}
    data-unknown={isThere(children) ? undefined : ''}
  >
    {isThere(children) ? children : <span className="text-faint">{unknown}</span>}
  </td>
);

const isThere = (children: ReactNode) =>
  Children.toArray(children).some((child) => isValidElement(child) || child !== '');

/** The shape of what comes. */
export const TableLoading = ({ label, columns, widths }: Omit<Props, 'children'>) => (
  <Table label={label} columns={columns} widths={widths}>
    {[0, 1, 2].map((row) => (
      <Row key={row}>
        {columns.map((column, index) => (
          <Cell key={column}>
            <Skeleton className="my-1 h-4 w-28 max-w-full" />
            {index === 0 && <Skeleton className="h-4 w-40 max-w-full" />}
          </Cell>
        ))}
      </Row>
    ))}
  </Table>
);
