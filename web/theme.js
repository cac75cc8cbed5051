// Runs before the first paint, so that a chosen theme never flashes. Shares its key with ui/theme.ts.
try {
  const theme = localStorage.getItem('owlhub-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; the system's theme is used then.
}
