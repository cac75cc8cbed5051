/** The path to return to after signing in, or `/` for anything that would lead off this OwlHub. Pure. */
export function sameOriginPath(to: unknown): string {
  if (typeof to !== 'string') return '/';
  const here = 'https://owlhub.invalid';
  const url = URL.parse(to, here);
  if (!url || url.origin !== here || !to.startsWith('/')) return '/';
  // `/.//elsewhere.example` becomes a path that browsers read as a host.
  return url.pathname.startsWith('//') ? '/' : url.pathname + url.search + url.hash;
}
