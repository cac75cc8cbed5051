/** The path to return to after signing in, or `/` for anything that would lead off this OwlHub. Pure. */
export function sameOriginPath(to: unknown): string {
  if (typeof to !== 'string') return '/';
  const here = 'https://owlhub.invalid';
  const url = URL.parse(to, here);
  if (!url || url.origin !== here || !to.startsWith('/')) return '/';
  return url.pathname + url.search + url.hash;
}
