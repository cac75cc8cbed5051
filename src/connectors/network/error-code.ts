/** Node's code of an error, such as ECONNREFUSED, or '' where it has none. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
